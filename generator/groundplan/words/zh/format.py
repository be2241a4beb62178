"""What the fields of the format take, in Chinese, for `explain` and the manual."""

TAKES: dict[str, str] = {
    "text": "文字",
    "texts": "一段文字，或文字列表",
    "quantity": "数量",
    "percent": "百分比",
    "date": "日期",
    "rating": "1 到 5 的评分，或文字",
    "number": "数字",
    "truth": "true 或 false",
    "truth_or_text": "true、false，或说明何时",
    "choice": "{choices}，选一个",
    "must_win": "`all`、`increase`、`{{keep: 88%}}` 或具体数额",
    "anything": "任何值",
    "mapping": "每个{keys}对应{values}",
    "fields": "下一级字段",
    "valued": "一个值，或下一级字段",
    "items": "按编号列出的条目，或标题列表",
    "groups": "按编号分组的条目",
    "list": "条目列表",
    "series": "每个{keys}对应一个值，也可以写下一级字段",
    "known": "文字：{known}，或其他词",
    # what a mapping is keyed by
    "keys.text": "标签",
    "keys.date": "日期",
    "keys.choice": "章节（{choices}）",
    # references
    "id": "{nouns}的编号",
    "ids": "{nouns}的编号，可写多个",
    "of.*": "本文件任何条目",
    "for_each_id": "每个{nouns}的编号对应{values}",
    "or_words": "{takes}，或文字",
}

# How each kind of value may be written; the first is the example.
FORMS: dict[str, tuple[str, ...]] = {
    "text": ("一段文字",),
    "texts": ("[第一件事, 第二件事]",),
    "quantity": ("120万", "1200", "3.2亿", "30%", "+3", "约200", '">=45"', "3..5", "14天", "120亿美元"),
    "percent": ("40%", "0.4", "三成", "~30%", "10..20%", '">80%"'),
    "date": (
        "2026-09-30",
        "2026年9月",
        "2026-Q3",
        "2026年上半年",
        "2026年底",
        "2026",
        "第3个月",
        "FY27-Q4",
        "2026-Q4+",
    ),
    "rating": ("高", "1", "5", "低", "中"),
    "number": ("1", "0.5"),
    "truth": ("true", "false"),
    "truth_or_text": ("true", "客户要求时"),
    "must_win": ("increase", "all", "{keep: 88%}", "300万"),
    "anything": ("2万",),
}

# What stands for an id and a label in examples.
AN_ID, A_LABEL, A_REASON = "编号", "标签", "一段文字"

LABELS: dict[str, str] = {
    "takes": "填写：{}",
    "forms": "例如：{}",
    "default": "不写时：{}",
    "places": "出现在：{}",
    "everywhere": "每个条目都可以有。",
    "fields": "它的字段：",
    "common": "每个条目还可以有：{}",
    "example": "示例：",
    "several": "`{}` 在多处都是字段：",
    "ask": "查看其中一个，请输入：groundplan explain {}",
    # the page of the manual
    "title": "完整格式",
    "about": "`strategy.yml` 的每一章、章里可以写什么、每个字段怎么填。必填的只有 "
    "`strategy: {title: ……}`，其余用到时再写。",
    "chapters": "各章",
    "every_item": "每个条目都可以有的字段",
    "every_item.about": "有自己编号的都是条目：一个目标、一条优势、一个阶段、一个画像，网站上都能单独链接。"
    "条目可以只写标题（`brand: 华北知名`），也可以只写编号（`brand:`）。",
    "values": "各种值的写法",
    "values.about": "数字、日期和百分比，平时怎么写就怎么写。",
    "field": "字段",
    "what": "是什么",
    "value": "怎么填",
    "written": "写法",
    "required": "必填",
    "every_item.too": "以及每个条目都可以有的字段。",
    "no_own": "只有每个条目都可以有的字段。",
}
