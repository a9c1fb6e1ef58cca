"""What the cells of a column may hold, whatever its header says: the classes that tables are judged by."""

# Those that letter sequences tell. Each is told in training/README.md.
SPOKEN = (
    "title",
    "plan",
    "deed",
    "benefit",
    "issue",
    "advice",
    "objective",
    "target",
    "evidence",
    "risk",
    "reason",
    "goods",
    "complaint",
    "place",
    "units",
    "agency",
    "dimension",
    "choice",
    "remark",
    "period",
    "offer",
    "contract",
)
# What a column may hold, or its header say, the texts among it first; `other` is what none of these tells.
CONTENTS = (
    *SPOKEN,
    "ordinal",
    "date",
    "money",
    "number",
    "percent",
    "mark",
    "blank",
    "other",
)
