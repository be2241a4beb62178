"""规则说明里的固定用语（中文）。"""

LABELS: dict[str, str] = {
    "before": "修改前：",
    "after": "修改后：",
    "matters": "初创（`startup`）：{startup}；成长（`growth`）：{growth}；成熟（`established`）：{established}。自 {since} 版起。",
    # 手册里的一页
    "title": "检查哪些问题",
    "about": "`groundplan check` 会像熟悉销售运营的同事那样通读整份策略。下面按章列出它检查的全部内容：查什么、为什么重要、怎么改。",
    "severities": "这些都属于判断，不会妨碍生成网站：“警告”需要销售负责人看一看，“建议”是还可以做得更好的地方。级别由文件开头的 `profile` 决定；"
    "[想忽略某条结果，或调整某条规则的级别](format.md#strategy-checks)，也写在文件开头。",
    "code": "编号",
    "what": "查什么",
}
