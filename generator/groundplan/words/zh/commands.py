"""What the commands say, in Chinese: one line each."""

COMMANDS: dict[str, str] = {
    # check
    "clean": "{file}：没有问题",
    "counted": "{message}（{counts}）",
    "found": "{file}：{counts}",
    "more_alike": "同类的还有 {number} 处，在第 {lines} 行",
    "error.one": "1 处错误",
    "error.many": "{} 处错误",
    "warning.one": "1 处警告",
    "warning.many": "{} 处警告",
    "advice.one": "1 条建议",
    "advice.many": "{} 条建议",
    "and": "，",
    "watching": "每次修改后会自动重新检查；按 Ctrl+C 结束",
    # the items that a clean check counts
    "goal.one": "1 个目标",
    "goal.many": "{} 个目标",
    "action.one": "1 项行动",
    "action.many": "{} 项行动",
    "item.one": "1 个条目",
    "item.many": "{} 个条目",
    # what could not be done
    "no_strategy": "{message}。要在这里新建策略，请输入：groundplan init",
    "not_a_date": "{option} 应为日期，如 2026-07-01，而不是 {text}",
    "not_an_epoch": "{option} 应为 1970 年以来的秒数，而不是 {text}",
    # what was done, and what was not
    "unknown": "没有 `{asked}` 这个字段或代码{did_you_mean}",
    "no_scenario": "没有 `{scenario}` 这个情景{did_you_mean}",
    "built": "网站已生成到 {folder}",
    "rendered": "页面已写入 {folder}",
    "exists": "{file} 已经存在，没有写入任何文件",
    "cannot_write": "无法写入 {file}：{reason}",
    "next_steps": "接下来请输入：\n{inside}groundplan check\ngroundplan serve",
    # import
    "imported": "{file}：{metric} 的历史现在有{periods}",
    "imported_new": "{file}：新增指标 {metric}，历史有{periods}",
    "period.one": " 1 期",
    "period.many": " {} 期",
    "nothing_written": "没有写入任何内容",
    "no_id": "`{id}` 不能作编号：只能用字母、汉字、数字、- 和 _{did_you_mean}",
    "cannot_edit": "{file}:{line}：这里的写法无法自动修改；请把 `{metric}:` 单独写成一行，再试一次",
    "cannot_use": "无法使用 {file}：{reason}",
    # approve
    "approved": "{file}：{role}已于{date}批准",
    "no_role": "团队里没有 `{role}` 这个岗位{did_you_mean}",
    "cannot_approve": "{file}:{line}：这里的写法无法自动修改；请把 `strategy:` 及其下的内容各写成一行，再试一次",
}
