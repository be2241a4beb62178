"""哪里不对、该怎么写（中文）：代码 -> （说明，提示）。"""

VALUES: dict[str, tuple[str, str]] = {
    "VAL101": ("{text}：范围的前一个数比后一个大", "先写小的数，例如 3..5。"),
    "VAL102": ("{text} 还不是百分比：是 {percent} 还是 {fraction}？", "请写 {percent}（或 {fraction}）。"),
    "VAL103": ("{text} 不是百分比", "请写占比，例如 40% 或 0.4。"),
    "VAL104": ("数值里不能有 {key}", "数值可以写 value、min、max、unit 和 about。"),
    "VAL105": ("{key} 只能写一个值", "请写一个值，例如 {key}: 25k。"),
    "VAL106": ("value 不能和 min、max 一起写", "一个数用 value，范围用 min 和 max。"),
    "VAL107": ("缺少数值", "请写 value: 25k，或 min: 20k 和 max: 30k。"),
    "VAL108": ("{key}：{text} 不是数", "请写一个数，例如 25k；要写文字请用 value。"),
    "VAL109": ("about: {text} 既不是 true 也不是 false", "估计值请写 about: true，否则不写。"),
    "VAL110": ("{first} 与 {second} 的单位不一致", "两处请用同一个单位。"),
    "VAL111": ("{text} 还不是百分比", "如果就是这个占比，请写 {percent}。"),
    "VAL112": ("{text} 还不是百分比：是 {percent} 还是 {hundred}？", "请写 {percent} 或 {hundred}。"),
    "VAL121": ("日历上没有 {text}", "请检查日、月或季度；日期写作 2026-07-31。"),
    "VAL122": ("{text}：从 1 开始数", "M1 是计划期的第一个月，W1 是第一周。"),
    "VAL123": ("{text}：结束早于开始", "先写较早的时间，例如 2026-Q1..2026-Q3。"),
}

PROBLEMS: dict[str, tuple[str, str]] = {**VALUES}
