"""`evidence` 一章各条规则的中文：提示、怎么改、查什么、为什么。"""

RULES: dict[str, tuple[str, str, str, str]] = {}
