"""Latin text as it stands in the middle of Thai: names, words, addresses."""

from __future__ import annotations

import random
import string

_NAMES = (
    *("ITA", "EIT", "OIT", "IIT", "LPA", "ITAS", "Facebook", "Line", "LINE", "Line Official", "LINE OA", "QR Code"),
    *("QR-Code", "Google Form", "Google Drive", "Google Meet", "Zoom", "YouTube", "TikTok", "Messenger", "Website"),
    *("web site", "E-mail", "e-mail", "E-Service", "e-Service", "e-GP", "e-bidding", "e-LAAS", "e-Plan", "Smart City"),
    *("No Gift Policy", "No Gift Policy", "NO GIFT POLICY", "Social Media", "Social Network", "One Stop Service"),
    *("Big Data", "Open Data", "Dashboard", "Infographic", "Call Center", "Web Board", "Webboard", "Q&A", "FAQ"),
    *("Fanpage", "Facebook Fanpage", "Application", "Microsoft Word", "Excel", "PowerPoint", "Windows 10", "PDF"),
    *("Work from Home", "Digital", "Online", "online", "Offline", "Template", "Check list", "Checklist", "Timeline"),
    *("Integrity and Transparency Assessment", "Conflict of Interest", "Do's & Don'ts", "Do and Don't", "Dos & Don'ts"),
    *("Code of Conduct", "Covid-19", "COVID-19", "GPS", "GFMIS", "GFMIS Thai", "KTB Corporate Online", "KPI", "SWOT"),
    *("SMEs", "OTOP", "PDCA", "HRM", "HRD", "IDP", "MOU", "PM 2.5", "CCTV", "IT", "ICT", "AI", "TV", "SMS", "DNA"),
    *("Username", "Password", "Log in", "Login", "Admin", "Link", "Banner", "Pop-up", "Intranet", "Internet", "Wi-Fi"),
    *("Government", "Thailand 4.0", "Traffy Fondue", "Thai ID", "ThaID", "Biz Portal", "PDPA", "OECD", "UNDP", "SDGs"),
)
_WORD_LIST = """
service policy gift report plan project public local municipality office form map data center system online open
government transparency integrity assessment law budget finance audit risk management information training human
resource development strategy quality standard ethics code conduct conflict interest procurement contract citizen
guide manual meeting committee annual internal control team work home page site link file scan share group chat
news update download upload user name number address phone street city district province thai thailand bangkok
"""
_WORDS = _WORD_LIST.split()
_ENDINGS = ("go.th", "go.th", "ac.th", "or.th", "co.th", "in.th", "com", "org", "net", "th")
_PATHS = ("index.php", "?page_id=", "news", "ita", "ITA", "oit", "files", "download", "content", "data", "forms", "d/e")


def latin(chance: random.Random) -> str:
    """Latin text of some kind."""
    kind = chance.random()
    if kind < 0.42:
        return chance.choice(_NAMES)
    if kind < 0.56:
        return _cased(" ".join(chance.choices(_WORDS, k=chance.randint(1, 4))), chance)
    if kind < 0.70:
        return _address(chance)
    if kind < 0.78:
        return f"{_name(chance)}@{_host(chance)}"
    if kind < 0.88:
        return "".join(chance.choices(string.ascii_uppercase, k=chance.randint(1, 6)))
    return _code(chance)


def _cased(text: str, chance: random.Random) -> str:
    return chance.choice((text, text.title(), text.title(), text.upper(), text.capitalize()))


def _name(chance: random.Random) -> str:
    letters = "".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, 10)))
    return chance.choice(
        (
            letters,
            chance.choice(_WORDS),
            f"{letters}_{chance.choice(_WORDS)}",
            f"{letters}{chance.randint(1, 999)}",
            f"{letters}.{chance.choice(_WORDS)}",
        )
    )


def _host(chance: random.Random) -> str:
    return f"{_name(chance).replace('_', '-')}.{chance.choice(_ENDINGS)}"


def _address(chance: random.Random) -> str:
    head = chance.choice(
        ("http://", "https://", "https://www.", "http://www.", "www.", "www.", "", "facebook.com/", "bit.ly/")
    )
    path = "".join(f"/{chance.choice((*_PATHS, _code(chance)))}" for _ in range(chance.choice((0, 0, 1, 1, 2, 3))))
    return f"{head}{_host(chance)}{path}"


def _code(chance: random.Random) -> str:
    """Letters and digits in no order that one could guess."""
    pool = chance.choice(
        (string.ascii_letters, string.ascii_letters + string.digits, string.ascii_lowercase + "-_.=?&")
    )
    return "".join(chance.choices(pool, k=chance.randint(1, 12)))
