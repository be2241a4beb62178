"""What the site says of the past of a strategy, in Chinese."""

PAST: dict[str, str] = {
    "team.changes": "与我有关的变化 · {version}",
    "index.changes": "有哪些变化 · {version}",
    "changes": "变更记录",
    "changes.about": "每个已发布的版本改了什么，最新的在最前。",
    "changes.months": "还没有正式发布过的版本，这里按月列出改动，最新的在最前。",
    "changes.feed": "订阅变更（Atom）",
    "feed.title": "{title}：变更记录",
    "changes.cut": "更早的内容未在此列出。",
    "changes.unpublished": "上一版本之后的改动",
    "changes.uncommitted": "尚未提交到 git",
    "changes.first": "第一个版本。",
    "changes.oldest": "这里能查到的最早版本。",
    "changes.broken": "这个版本已无法读取，所以没有内容可列。",
    "changes.nothing": "策略内容没有变化。",
    "moves": "历史",
    "moves.one": "1 次改动",
    "moves.many": "{n} 次改动",
    "moves.newest": "最近的 {n} 次改动",
    "moves.last": "{count}，最近一次在{date}",
}
