"""Latin text as it stands in the middle of Thai: names, words, addresses."""

from __future__ import annotations

import random
import string

# Names as reports write them; a name that stands twice is twice as frequent.
_NAME_LIST = """
ITA|EIT|OIT|IIT|LPA|ITAS|Facebook|Line|LINE|Line Official|LINE OA|QR Code
QR-Code|Google Form|Google Drive|Google Meet|Zoom|YouTube|TikTok|Messenger|Website
web site|E-mail|e-mail|E-Service|e-Service|e-GP|e-bidding|e-LAAS|e-Plan|Smart City
No Gift Policy|No Gift Policy|NO GIFT POLICY|Social Media|Social Network|One Stop Service
Big Data|Open Data|Dashboard|Infographic|Call Center|Web Board|Webboard|Q&A|FAQ
Fanpage|Facebook Fanpage|Application|Microsoft Word|Excel|PowerPoint|Windows 10|PDF
Work from Home|Digital|Online|online|Offline|Template|Check list|Checklist|Timeline
Integrity and Transparency Assessment|Conflict of Interest|Do's & Don'ts|Do and Don't|Dos & Don'ts
Code of Conduct|Covid-19|COVID-19|GPS|GFMIS|GFMIS Thai|KTB Corporate Online|KPI|SWOT
SMEs|OTOP|PDCA|HRM|HRD|IDP|MOU|PM 2.5|CCTV|IT|ICT|AI|TV|SMS|DNA
Username|Password|Log in|Login|Admin|Link|Banner|Pop-up|Intranet|Internet|Wi-Fi
Government|Thailand 4.0|Traffy Fondue|Thai ID|ThaID|Biz Portal|PDPA|OECD|UNDP|SDGs
"""
_NAMES = _NAME_LIST.strip().replace("\n", "|").split("|")
_WORD_LIST = """
service policy gift report plan project public local municipality office form map data center system online open
government transparency integrity assessment law budget finance audit risk management information training human
resource development strategy quality standard ethics code conduct conflict interest procurement contract citizen
guide manual meeting committee annual internal control team work home page site link file scan share group chat
news update download upload user name number address phone street city district province thai thailand bangkok
"""
_WORDS = _WORD_LIST.split()
# Ends of host names; what stands twice is twice as frequent.
_DOMAINS = (
    "go.th",
    "go.th",
    "ac.th",
    "or.th",
    "co.th",
    "in.th",
    "com",
    "org",
    "net",
    "th",
)
_PATHS = (
    "index.php",
    "?page_id=",
    "news",
    "ita",
    "ITA",
    "oit",
    "files",
    "download",
    "content",
    "data",
    "forms",
    "d/e",
)
_URL_HEADS = (
    "http://",
    "https://",
    "https://www.",
    "http://www.",
    "www.",
    "www.",
    "",
    "facebook.com/",
    "bit.ly/",
)
_PATH_PARTS = (0, 0, 1, 1, 2, 3)
_CODE_CHARACTERS = (
    string.ascii_letters,
    string.ascii_letters + string.digits,
    string.ascii_lowercase + "-_.=?&",
)


def latin(rng: random.Random) -> str:
    """Write Latin text of some kind.

    Args:
        rng: Decides; the same state gives the same text.

    Returns:
        A name, words, an address of a page or a person, capitals, or a code.
    """
    kind = rng.random()
    if kind < 0.42:
        return rng.choice(_NAMES)
    if kind < 0.56:
        words = rng.choices(_WORDS, k=rng.randint(1, 4))
        return _in_some_case(" ".join(words), rng)
    if kind < 0.70:
        return _url(rng)
    if kind < 0.78:
        return f"{_login(rng)}@{_host(rng)}"
    if kind < 0.88:
        return "".join(rng.choices(string.ascii_uppercase, k=rng.randint(1, 6)))
    return _code(rng)


def _in_some_case(text: str, rng: random.Random) -> str:
    return rng.choice(
        (text, text.title(), text.title(), text.upper(), text.capitalize())
    )


def _login(rng: random.Random) -> str:
    """A name as logins and hosts have it."""
    letters = "".join(rng.choices(string.ascii_lowercase, k=rng.randint(2, 10)))
    shapes = (
        letters,
        rng.choice(_WORDS),
        f"{letters}_{rng.choice(_WORDS)}",
        f"{letters}{rng.randint(1, 999)}",
        f"{letters}.{rng.choice(_WORDS)}",
    )
    return rng.choice(shapes)


def _host(rng: random.Random) -> str:
    name = _login(rng).replace("_", "-")
    return f"{name}.{rng.choice(_DOMAINS)}"


def _url(rng: random.Random) -> str:
    head = rng.choice(_URL_HEADS)
    path = ""
    for _ in range(rng.choice(_PATH_PARTS)):
        parts = (*_PATHS, _code(rng))
        path += f"/{rng.choice(parts)}"
    return f"{head}{_host(rng)}{path}"


def _code(rng: random.Random) -> str:
    """Letters and digits in no order that one could guess."""
    characters = rng.choice(_CODE_CHARACTERS)
    return "".join(rng.choices(characters, k=rng.randint(1, 12)))
