"""The engine `remote` against services as they are: good, slow, busy, broken and hostile ones."""

from __future__ import annotations

import base64
import io
import json
import math
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from extractor import extract
from extractor.errors import OcrError, UsageError
from extractor.model.image import LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.engines.openai_api import OpenAiEngine
from extractor.options import Options
from tests.helpers.files import read_csv
from tests.helpers.transcripts import HEADER, ROW

Raingan = Callable[..., subprocess.CompletedProcess[str]]
SECRET = "sk-NobodyMaySeeThis"
GREETING = "สวัสดี"
# How sure a character is of which the service says nothing.
UNSAID = 0.9
# Seconds that a busy machine may add; a service that never answers is silent for longer.
BUSY, NEVER = 30.0, 120.0
# Seconds that a page may take where that is no matter.
PATIENT = 100.0


@dataclass
class Reply:
    """What a service sends; a body in parts is sent part by part, with status 0 without any HTTP around it."""

    body: bytes | Iterable[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    path: str
    headers: Mapping[str, str]
    question: Any


class HangUp(Exception):
    """The service closes the connection without an answer."""


Answer = Callable[[Asked], Reply]


class Service(ThreadingHTTPServer):
    """Answers as it is told, and remembers what it was asked."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[Asked] = []
        self.url = f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        self._answer(
            json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        )

    def _answer(self, question: Any) -> None:
        asked = Asked(self.path, dict(self.headers), question)
        self.server.asked.append(asked)
        with suppress(OSError, HangUp):
            reply = self.server.answer(asked)
            if reply.status:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
            for part in (
                [reply.body] if isinstance(reply.body, bytes) else reply.body
            ):
                self.wfile.write(part)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def running(answer: Answer) -> Iterator[Service]:
    with Service(answer) as service:
        thread = threading.Thread(target=service.serve_forever, args=(0.01,))
        thread.start()
        yield service
        service.shutdown()
        thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Answer], Service]]:
    with ExitStack() as stack:
        yield lambda answer: stack.enter_context(running(answer))


Serve = Callable[[Answer], Service]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAINGAN_API_KEY", raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def saying(
    text: str,
    tokens: Sequence[Mapping[str, object]] | None = None,
    finish: str = "stop",
) -> Reply:
    """A good answer."""
    choice = {
        "message": {"role": "assistant", "content": text},
        "finish_reason": finish,
    }
    logprobs = (
        {"logprobs": {"content": tokens}}
        if tokens is not None
        else {"logprobs": None}
    )
    return Reply(
        json.dumps({"id": "1", "choices": [choice | logprobs]}).encode()
    )


def engine(service: Service | str, seconds: float = PATIENT) -> OpenAiEngine:
    url = service if isinstance(service, str) else service.url
    return OpenAiEngine(
        Options.model_validate(
            {"endpoint": url, "model": "typhoon", "ocr_timeout": seconds}
        )
    )


def bars(count: int) -> LineImage:
    """The picture of a line of so many letters, each a bar."""
    pixels = np.full((40, 20 * count + 10), 255, np.uint8)
    for at in range(count):
        pixels[8:32, 20 * at + 10 : 20 * at + 20] = 0
    return LineImage(pixels, 32.0, 24.0)


def bars_in(question: Any) -> int:
    """How many bars the picture of a question shows."""
    [url] = [
        part["image_url"]["url"]
        for part in question["messages"][0]["content"]
        if part["type"] == "image_url"
    ]
    kind, _, data = url.partition(",")
    assert kind == "data:image/png;base64"
    dark: NDArray[np.bool_] = np.any(
        np.asarray(Image.open(io.BytesIO(base64.b64decode(data)))) < 128, axis=0
    )
    return int((dark[1:] & ~dark[:-1]).sum())


def read(service: Service | str, seconds: float = PATIENT) -> RecognizedLine:
    [reading] = engine(service, seconds).read([bars(10)])
    return reading


def failure(service: Service | str, seconds: float = PATIENT) -> str:
    """What the user is told, in both languages."""
    with pytest.raises(OcrError) as caught:
        read(service, seconds)
    assert re.search("[ก-ฮ]", caught.value.message_th)
    assert SECRET not in caught.value.message_th + caught.value.message_en
    return f"{caught.value.message_th}\n{caught.value.message_en}"


def test_lines_come_back_in_order(serve: Serve) -> None:
    def answer(asked: Asked) -> Reply:
        count = bars_in(asked.question)
        # The last line is the first to be answered.
        time.sleep(0.002 * (12 - count))
        return saying(f"บรรทัด {count}")

    service = serve(answer)
    readings = engine(service).read([bars(count) for count in range(1, 13)])
    assert [reading.text for reading in readings] == [
        f"บรรทัด {count}" for count in range(1, 13)
    ]
    assert {asked.path for asked in service.asked} == {"/v1/chat/completions"}
    assert {
        (asked.question["model"], asked.question["temperature"])
        for asked in service.asked
    } == {("typhoon", 0)}
    assert engine(service).read([]) == []


def test_a_few_lines_are_asked_for_at_once(serve: Serve) -> None:
    together = threading.Barrier(4, timeout=PATIENT)

    def answer(asked: Asked) -> Reply:
        together.wait()
        return saying(GREETING)

    assert len(engine(serve(answer)).read([bars(3)] * 8)) == 8


def test_tiny_pictures_are_as_large_as_models_demand(serve: Serve) -> None:
    sizes = []

    def answer(asked: Asked) -> Reply:
        [part] = [
            part
            for part in asked.question["messages"][0]["content"]
            if part["type"] == "image_url"
        ]
        picture = base64.b64decode(part["image_url"]["url"].partition(",")[2])
        sizes.append(min(Image.open(io.BytesIO(picture)).size))
        return saying(".")

    engine(serve(answer)).read(
        [LineImage(np.zeros((3, 2), np.uint8), 3.0, 20.0)]
    )
    assert sizes[0] >= 28


def token(piece: str | bytes, sure: float, **more: object) -> dict[str, object]:
    """A token as OpenAI and vLLM write it."""
    data = piece if isinstance(piece, bytes) else piece.encode()
    made = {
        "token": data.decode(errors="replace"),
        "logprob": math.log(sure),
        "bytes": list(data),
        "top_logprobs": [],
    }
    return made | more


KO = "ก่อน"
# ก in two tokens; ่ ; อน.
PARTS = [KO.encode()[:2], KO.encode()[2:6], KO.encode()[6:]]


@pytest.mark.parametrize(
    ("tokens", "confidences"),
    [
        ([token("ก่", 0.9), token("อน", 0.6)], (0.9, 0.9, 0.6, 0.6)),
        (
            [token(PARTS[0], 0.7), token(PARTS[1], 0.9), token(PARTS[2], 0.8)],
            (0.7, 0.9, 0.8, 0.8),
        ),
        (
            [token(PARTS[0], 0.9), token(PARTS[1], 0.7), token(PARTS[2], 0.8)],
            (0.7, 0.7, 0.8, 0.8),
        ),
        ([token(KO, 0.9), token("<|im_end|>", 0.1)], (0.9,) * 4),
        (
            [token("ก่", 0.9, bytes=None), token("อน", 0.6, bytes=None)],
            (0.9, 0.9, 0.6, 0.6),
        ),
        # Parts of letters as Ollama garbles them, and as vLLM leaves them empty until the letter is whole.
        (
            [
                token("\ufffd", 0.9),
                token("\ufffd", 0.7),
                token("่", 0.8),
                token("อน", 0.6),
            ],
            (0.7, 0.7, 0.6, 0.6),
        ),
        (
            [token("", 0.7), token("ก", 0.9), token("่อน", 0.8)],
            (0.7, 0.8, 0.8, 0.8),
        ),
        # A token that the service left out of the text, although its letter comes later.
        (
            [token("น", 0.5), token("ก่", 0.9), token("อน", 0.8)],
            (0.5, 0.5, 0.8, 0.8),
        ),
        # Tokens that say nothing of this text, or stop before its end.
        ([token("x", 0.5), token("y", 0.4)], (0.4,) * 4),
        ([token("ก่", 0.95)], (0.95, 0.95, UNSAID, UNSAID)),
        ([token(KO, 1.0, logprob=-9999.0)], (0.0,) * 4),
        ([token(KO, 1.0, logprob=1000.0)], (1.0,) * 4),
        ([], (UNSAID,) * 4),
        (None, (UNSAID,) * 4),
    ],
)
def test_a_character_is_as_sure_as_the_tokens_that_make_it(
    serve: Serve,
    tokens: Sequence[Mapping[str, object]] | None,
    confidences: tuple[float, ...],
) -> None:
    reading = read(serve(lambda _: saying(KO, tokens)))
    assert reading.text == KO
    assert reading.confidences == pytest.approx(confidences, abs=0.001)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("```\nกองคลัง ๒๕๖๖\n```", "กองคลัง ๒๕๖๖"),
        ("```text\nกองคลัง\n```\n", "กองคลัง"),
        ("```กองคลัง```", "กองคลัง"),
        ("  กอง\n\nคลัง\t๑\u00a0 ๒ \n", "กอง คลัง ๑ ๒"),
        ("กอง\x00\x1b[31mคลัง\x07", "กอง[31mคลัง"),
        ("น้ำ ${x} {y} `z`", "น้ำ ${x} {y} `z`"),
        ("", ""),
    ],
)
def test_an_answer_becomes_one_clean_line(
    serve: Serve, said: str, text: str
) -> None:
    reading = read(
        serve(lambda _: saying(said, [token(said, 0.75)] if said else None))
    )
    assert reading == RecognizedLine(text, (0.75,) * len(text))


def hang_up(_: Asked) -> Reply:
    raise HangUp


@pytest.mark.parametrize(
    "trouble",
    [lambda _: Reply(status=503), lambda _: Reply(status=429), hang_up],
)
def test_a_passing_trouble_is_waited_for(serve: Serve, trouble: Answer) -> None:
    service = serve(
        lambda asked: (
            trouble(asked) if len(service.asked) < 3 else saying(GREETING)
        )
    )
    assert read(service).text == GREETING
    assert len(service.asked) == 3


@pytest.mark.parametrize("status", [429, 503])
def test_a_lasting_trouble_is_told(serve: Serve, status: int) -> None:
    service = serve(lambda _: Reply(status=status))
    assert f" {status}" in failure(service)
    assert len(service.asked) == 3


def test_a_busy_service_is_left_alone_for_as_long_as_it_asks(
    serve: Serve,
) -> None:
    times: list[float] = []

    def answer(_: Asked) -> Reply:
        times.append(time.monotonic())
        return (
            Reply(status=429, headers={"Retry-After": "1"})
            if len(times) == 1
            else saying(GREETING)
        )

    assert read(serve(answer)).text == GREETING
    assert times[1] - times[0] >= 1


def test_a_date_to_come_back_may_lie_behind(serve: Serve) -> None:
    busy = Reply(
        status=503, headers={"Retry-After": formatdate(0, usegmt=True)}
    )
    service = serve(
        lambda _: busy if len(service.asked) < 2 else saying(GREETING)
    )
    assert read(service).text == GREETING


def test_nobody_waits_longer_than_a_page_may_take(serve: Serve) -> None:
    service = serve(
        lambda _: Reply(status=429, headers={"Retry-After": "3600"})
    )
    assert " 429" in failure(service)
    assert len(service.asked) == 1


def test_a_service_that_never_answers_is_given_up_in_time(serve: Serve) -> None:
    closing = threading.Event()

    def answer(_: Asked) -> Reply:
        closing.wait(NEVER)
        raise HangUp

    service = serve(answer)
    started = time.monotonic()
    assert "--ocr-timeout" in failure(service, 0.4)
    assert time.monotonic() - started < 0.4 + BUSY
    closing.set()


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(b"", id="status"),
        pytest.param(b"HTTP/1.1 200 OK\r\nServer: ", id="header"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n", id="body"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            id="length of a part",
        ),
    ],
)
def test_a_service_that_answers_in_drops_is_given_up_in_time(
    serve: Serve, begun: bytes
) -> None:
    closing = threading.Event()

    def body() -> Iterator[bytes]:
        yield begun
        while not closing.wait(0.01):
            yield b"0"

    service = serve(lambda _: Reply(body(), status=0))
    started = time.monotonic()
    assert "--ocr-timeout" in failure(service, 0.4)
    assert time.monotonic() - started < 0.4 + BUSY
    closing.set()


@pytest.mark.parametrize(
    ("status", "remedies"),
    [
        (401, ["RAINGAN_API_KEY"]),
        (403, ["RAINGAN_API_KEY"]),
        (404, ["--endpoint", "--model"]),
        (400, ["--model", "takes no {pictures}"]),
    ],
)
def test_a_refusal_says_at_once_what_to_do(
    serve: Serve, status: int, remedies: Sequence[str]
) -> None:
    service = serve(
        lambda _: Reply(b"typhoon takes\x1b no\n{pictures}", status)
    )
    told = failure(service)
    assert all(told.count(remedy) == 2 for remedy in [*remedies, f" {status}"])
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>It works!</html>",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": ["a"]}}]}',
        b'{"choices": [{"message": {"content": "\\ud800"}}]}',
        b'{"choices": [{"message": {"content": "a"}, "logprobs": {"content": [{"token": "a", "logprob": NaN}]}}]}',
    ],
)
def test_an_answer_of_another_shape_is_refused(
    serve: Serve, body: bytes
) -> None:
    service = serve(lambda _: Reply(body))
    assert "--endpoint" in failure(service)
    assert len(service.asked) == 1


def test_an_endless_answer_is_cut_off(serve: Serve) -> None:
    sent = [0]

    def body() -> Iterator[bytes]:
        while sent[0] < 100_000_000:
            sent[0] += 65536
            yield b" " * 65536

    assert "too long" in failure(serve(lambda _: Reply(body())))
    assert sent[0] < 50_000_000


@pytest.mark.parametrize(
    "reply",
    [saying("ก" * 500), saying("กกกก", finish="length"), saying("\n" * 10_000)],
)
def test_more_text_than_a_line_can_hold_is_no_reading(
    serve: Serve, reply: Reply
) -> None:
    assert "--model" in failure(serve(lambda _: reply))


def test_a_dense_line_is_read_whole(serve: Serve) -> None:
    dense = "ที่นี้นั้นปู่ย่าผู้" * 3
    assert read(serve(lambda _: saying(dense))).text == dense


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.setenv("RAINGAN_API_KEY", SECRET)
    other = serve(lambda _: saying("stolen"))
    service = serve(
        lambda asked: Reply(
            status=status, headers={"Location": f"{other.url}/chat/completions"}
        )
    )
    assert "--endpoint" in failure(service)
    assert other.asked == []


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "127.0.0.1:8000/v1",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "http://",
        "http://[::1/v1",
        "http://127.0.0.1:99999/v1",
        f"http://me:{SECRET}@127.0.0.1/v1",
        f"http://127.0.0.1/v1?key={SECRET}",
    ],
)
def test_an_address_that_makes_no_sense_is_refused(given: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        OpenAiEngine(
            Options.model_validate({"endpoint": given, "model": "typhoon"})
        )
    for message in (caught.value.message_th, caught.value.message_en):
        assert "--endpoint http://127.0.0.1:8000/v1" in message
        assert SECRET not in message


def test_nobody_there_is_told() -> None:
    address = gone()
    told = failure(address, 0.5)
    assert told.count(address.split("/")[2]) == told.count("--endpoint") == 2


def gone() -> str:
    """The address of a service that was just shut down."""
    with running(hang_up) as service:
        return service.url


@pytest.mark.parametrize("status", [0, 200, 302, 400, 401, 404, 500])
def test_the_key_is_sent_and_never_told(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    # As files and clipboards give it.
    monkeypatch.setenv("RAINGAN_API_KEY", f" {SECRET}\n")
    service = serve(
        lambda asked: Reply(
            f"You sent {asked.headers['Authorization']}".encode(), status
        )
    )
    failure(service, 2.0)
    assert {asked.headers["Authorization"] for asked in service.asked} == {
        f"Bearer {SECRET}"
    }
    made = engine(service)
    assert SECRET not in made.name + made.version + made.settings


def test_a_key_that_no_header_can_hold_is_not_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RAINGAN_API_KEY", f"{SECRET}\nX-Other: 1")
    with pytest.raises(UsageError, match="RAINGAN_API_KEY") as caught:
        engine("http://127.0.0.1:1/v1")
    assert SECRET not in caught.value.message_th + caught.value.message_en


def test_without_a_key_none_is_sent(serve: Serve) -> None:
    service = serve(lambda _: saying(GREETING))
    read(service)
    assert "Authorization" not in service.asked[0].headers


def test_the_first_model_is_taken_where_none_is_named(serve: Serve) -> None:
    def answer(asked: Asked) -> Reply:
        return (
            Reply(b'{"data": [{"id": "scb/typhoon-ocr"}, {"id": "b"}]}')
            if not asked.question
            else saying(GREETING)
        )

    service = serve(answer)
    made = OpenAiEngine(Options.model_validate({"endpoint": f"{service.url}/"}))
    made.read([bars(3)])
    assert made.version == "scb/typhoon-ocr"
    assert [asked.path for asked in service.asked] == [
        "/v1/models",
        "/v1/chat/completions",
    ]
    assert service.asked[1].question["model"] == "scb/typhoon-ocr"


@pytest.mark.parametrize(
    "body", [b'{"data": []}', b'{"data": [{"id": "\\u001b[2J"}]}', b"{}"]
)
def test_a_service_without_a_model_is_told(serve: Serve, body: bytes) -> None:
    service = serve(lambda _: Reply(body))
    with pytest.raises(OcrError, match="--model"):
        OpenAiEngine(Options.model_validate({"endpoint": service.url}))


def test_what_another_service_read_is_not_taken_for_this_one_s() -> None:
    one, two = engine("http://127.0.0.1:1/v1"), engine("http://127.0.0.1:2/v1")
    assert (one.name, one.version) == ("remote", "typhoon")
    assert one.settings != two.settings
    assert one.settings == engine("http://127.0.0.1:1/v1/").settings


CELLS = [*HEADER.split("\t"), *ROW.split("\t")]


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scanned report of one row; its cells show 1, 2, 3 … letters, each a bar below a mark."""
    page = np.full((1240, 1754), 255, np.uint8)
    for x in range(60, 1681, 270):
        page[200:502, x : x + 3] = 0
    for y in (200, 350, 500):
        page[y : y + 3, 60:1683] = 0
    for cell in range(len(CELLS)):
        x, y = 72 + 270 * (cell % 6), 250 + 150 * (cell // 6)
        for left in range(x, x + 20 * (cell + 1), 20):
            page[y : y + 30, left : left + 10] = 0
            page[y - 14 : y - 8, left + 2 : left + 8] = 0
    path = tmp_path_factory.mktemp("scan") / "scan.pdf"
    Image.fromarray(page).save(path, resolution=150)
    return path


def test_a_scanned_report_is_read_by_a_service(
    serve: Serve, scan: Path
) -> None:
    def answer(asked: Asked) -> Reply:
        text = CELLS[bars_in(asked.question) - 1]
        return saying(text, [token(text, 0.97)])

    report = extract(
        scan,
        engine="remote",
        endpoint=serve(answer).url,
        model="typhoon",
        no_cache=True,
    )
    [measure] = report.records
    assert (measure.text("responsible"), measure.text("outcomes")) == (
        "กองคลัง",
        "ประหยัด",
    )
    assert "ลดการใช้กระดาษ" in measure.text("measure")
    assert 0.5 < measure.confidence <= 0.97
    assert [origin.read_by for _, origin, _ in report.origins] == [
        "remote typhoon"
    ]


def test_a_service_that_is_down_is_what_the_row_tells(
    raingan: Raingan, scan: Path, tmp_path: Path
) -> None:
    options = (
        "--engine",
        "remote",
        "--endpoint",
        gone(),
        "--ocr-timeout",
        "2",
        "--no-cache",
    )
    done = raingan(
        "extract",
        scan,
        "-o",
        tmp_path,
        *options,
        env={"RAINGAN_API_KEY": SECRET},
    )
    assert done.returncode == 3
    [row], problems = (
        read_csv(tmp_path / "reports.csv"),
        read_csv(tmp_path / "problems.csv"),
    )
    assert row["status"] == "failed"
    assert "ocr-failed" in [problem["code"] for problem in problems]
    assert SECRET not in done.stdout + done.stderr
