"""The reviewer that knows sales: the rules, one module a chapter, and the table of them."""
