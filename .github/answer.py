"""Tell the author of a pull request, in Dutch and in English, what the build made of it.

    make answer BASE=main

Looks at the sources, and if they are in order builds them into site-offline/ and looks at that.
Writes the answer to $GITHUB_STEP_SUMMARY, or to the terminal where there is none. On GitHub each
fault is annotated on its line too. Ends with 1 where there is a fault. All words of it stand at the
end of this file.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from kit.marks import ID
from kit.source import prose
from kit.translating import languages_of
from kit.translation import NAME, Part, State, compare, read_record, record_line

Read = Callable[[str], str]

STARTS = re.compile(r"(?P<level>[A-Z]+) *-  ")
OURS = re.compile(r"(?P<path>[^:\n]+):(?P<line>\d+):(?:\d+:)? (?P<message>.+)")
TRACEBACK = "Traceback (most recent call last):"
PAGE = re.compile(r"docs/(?P<language>[^/]+)/(?P<name>.+)\.md")


class Fault(NamedTuple):
    """One fault, in English. The path is empty where the build named none."""

    path: str
    line: int
    problem: str
    remedy: str


class Change(NamedTuple):
    """What happened to a file: A(dded), D(eleted), M(odified) or R(enamed), as git calls it."""

    path: str
    kind: str
    old: str


class Lag(NamedTuple):
    """Parts of a page that two languages no longer say alike, or that nobody has compared yet.

    `lines` are those of the record that say they are alike, `meant` those that say they are not.
    """

    critical: bool
    path: str  # of the translation
    title: str
    state: State
    parts: tuple[str, ...]  # their headings, empty for the beginning
    lines: tuple[str, ...]
    meant: tuple[str, ...]
    name: str  # of one of the parts, as `make translated` wants it


@dataclass(frozen=True)
class Answer:
    """All that the author is told."""

    faults: Sequence[Fault] = ()
    changes: Sequence[Change] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    lags: Sequence[Lag] = ()
    alone: Sequence[tuple[str, str]] = ()  # texts that are no pages, each with its counterpart
    built: bool = True  # the site is there, whatever its faults
    crash: str = ""  # what was printed last, where the build broke down
    tree: str = ""  # the address of the files that were built


def main(base: str, *options: str) -> int:
    """Build, write the answer, return the exit code. With `--before`, only look at the sources."""
    for command in (BEFORE,) if "--before" in options else (BEFORE, BUILD, AFTER):
        if command is BUILD and Path(SITE).is_symlink():
            Path(SITE).unlink()  # to what `make build OFFLINE=1` wrote, which may be gone
        ran = run(command)
        if ran.returncode:
            break
    if command is BEFORE and ran.returncode == 0:
        return 0
    start = git("merge-base", base, "HEAD").strip()

    def before(path: str) -> str:
        """Return a text as it was, an empty one where there was none."""
        command = ["git", "show", f"{start}:{path}"]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    faults = find_faults(ran.stdout, read)
    changes = find_changes(git("diff", "--name-status", "-M", "-z", start, "HEAD"))
    languages = languages_of(read("mkdocs.yml"))
    repository = os.environ.get("REPOSITORY_URL")
    answer = Answer(
        faults=faults,
        changes=changes,
        titles={it.path: title(it, read, before) for it in changes if is_page(it.path)},
        lags=find_lags(changes, languages, read, before),
        alone=find_alone(changes, languages, read),
        built=command is not BEFORE,
        crash=last_words(ran.stdout, faults) if ran.returncode else "",
        tree=f"{repository}/blob/{git('rev-parse', 'HEAD').strip()}" if repository else "",
    )
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(markdown(answer))
    else:
        print(markdown(answer), end="")
    if os.environ.get("GITHUB_ACTIONS"):
        for fault in faults:
            print(annotation(fault))
    return int(ran.returncode != 0)


def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command; return its exit code and all that it printed."""
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def read(path: str) -> str:
    """Return the text of a file, an empty one where there is none, or a link in its place."""
    found = path and Path(path).is_file() and not Path(path).is_symlink()
    return Path(path).read_text("utf-8", errors="replace") if found else ""


def git(*arguments: str) -> str:
    """Return what git prints; where it fails, its own words are on the terminal."""
    command = ["git", *arguments]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return ran.stdout.decode("utf-8", errors="replace")


# What the build says


def find_faults(output: str, read: Read) -> list[Fault]:
    """Return the faults that a command printed, each once, in the order of paths and lines."""
    return sorted({fault for message in messages(output) for fault in faults_in(message, read)})


def last_words(output: str, faults: Sequence[Fault]) -> str:
    """Return what a command printed from where it broke down; all of it if it named no fault."""
    start = output.find(TRACEBACK)
    return output if not faults else output[start:] if start >= 0 else ""


def messages(output: str) -> Iterator[str]:
    """Yield what a check printed, a line each, and the warnings and errors of a build.

    These go up to the next message, an empty line, or what Python says when it breaks down.
    """
    message: list[str] = []
    for line in [*output.splitlines(), ""]:
        match = STARTS.match(line)
        if message and (match or not line.strip() or line == TRACEBACK):
            yield "\n".join(message)
            message = []
        if match and match["level"] in ("WARNING", "ERROR"):
            message = [line[match.end() :]]
        elif message:
            message.append(line)
        elif not match and OURS.fullmatch(line):
            yield line


def faults_in(message: str, read: Read) -> Iterator[Fault]:
    """Yield the faults in a message. Ours name the line; MkDocs names a link, which we look for."""
    if match := OURS.fullmatch(message):
        yield Fault(match["path"], int(match["line"]), *problem_and_remedy(match["message"]))
        return
    for pattern, problem, remedy in MKDOCS:
        for match in re.finditer(pattern, message):
            found = match.groupdict()
            path = f"docs/{found['page']}" if "page" in found else "mkdocs.yml"
            meant = found.get("meant")
            for line in lines_with(found.get("link"), read(path)):
                yield Fault(
                    path,
                    line,
                    problem.format(**found),
                    f"did you mean `{meant}`?" if meant else remedy,
                )
        if re.search(pattern, message):
            return
    yield Fault("", 0, message, "")


def problem_and_remedy(message: str) -> tuple[str, str]:
    """Split `problem; remedy` where both are in the table, else at the first semicolon."""
    splits = [(message[: it.start()], message[it.end() :]) for it in re.finditer("; ", message)]
    known = [(problem, remedy) for problem, remedy in splits if dutch(problem) and dutch(remedy)]
    return (known or splits or [(message, "")])[0]


def lines_with(link: str | None, text: str) -> list[int]:
    """Return the lines on which a link, or an entry of the navigation, stands; or the first."""
    target = re.compile(rf"(?:\]\(<?|\]: *|[-:] ){re.escape(link or '')}(?:[)>\s]|$)")
    found = [number for number, line in enumerate(text.splitlines(), 1) if target.search(line)]
    return found if link and found else [1]


# What the author changed


def find_changes(names: str) -> list[Change]:
    """Return the changes in the output of `git diff --name-status -z`."""
    tokens, changes = iter(names.split("\0")), []
    for status in filter(None, tokens):
        old = next(tokens)
        changes.append(Change(next(tokens) if status[0] == "R" else old, status[0], old))
    return sorted(changes)


def is_page(path: str) -> bool:
    return PAGE.fullmatch(path) is not None


def title(change: Change, now: Read, before: Read) -> str:
    """Return the title of a page, or the one it had."""
    text = before(change.old) if change.kind == "D" else now(change.path)
    found = [line[2:] for _, line in prose(text) if line.startswith("# ")]
    return plain(found[0]) if found else change.path


def find_lags(
    changes: Sequence[Change], languages: Sequence[str], now: Read, before: Read
) -> list[Lag]:
    """Return what the changes leave to be compared, the source language being first; safety first.

    What lagged before and did not change is not told again.
    """
    lags: list[Lag] = []
    source, *others = languages
    former = {change.path: change.old for change in changes}
    edited = [PAGE.fullmatch(change.path) for change in changes if change.kind != "D"]
    for language in others:
        places = {m["name"] for m in edited if m and m["language"] in (source, language)}
        for name in sorted(places):
            ours, theirs = (f"docs/{it}/{name}.md" for it in (source, language))
            record = f"docs/{language}/{NAME}"
            texts = [read(path) for read, path in ((now, ours), (now, theirs), (now, record))]
            old = [before(former.get(path, path)) for path in (ours, theirs, record)]
            if texts[0]:
                was, parts = (compare(name, a, b, read_record(c)[0]) for a, b, c in (old, texts))
                title = parts[""].source.heading if parts[""].source else name
                left = {id_: it for id_, it in parts.items() if moved(it, was.get(id_))}
                lags += grouped(theirs, f"{language}/{name}", title, left)
    return sorted(lags, key=lambda lag: not lag.critical)


def moved(part: Part, was: Part | None) -> bool:
    """Tell whether a part is to be compared, and was not in the same way before."""
    if part.state in (State.CURRENT, State.SURPLUS):
        return False
    return was is None or (part.state, part.now) != (was.state, was.now)


def grouped(path: str, name: str, title: str, left: Mapping[str, Part]) -> Iterator[Lag]:
    """Yield the parts of a page that are left to be compared, those in one state together."""
    for critical, state in sorted({(it.critical, it.state) for it in left.values()}):
        parts = {
            id_: it for id_, it in left.items() if (it.critical, it.state) == (critical, state)
        }
        headings = {id_: it.source or it.translation for id_, it in parts.items()}
        meant = [it for it in parts.values() if it.critical and it.entry and it.lags and it.now]
        yield Lag(
            critical=critical,
            path=path,
            title=title,
            state=state,
            parts=tuple(it.heading if id_ and it else "" for id_, it in headings.items()),
            lines=tuple(record_line(it.key, it.now) for it in parts.values() if it.now),
            meant=tuple(
                record_line(it.key, it.entry._replace(meaning=True)) for it in meant if it.entry
            ),
            name=f"{name}#{next(iter(parts))}",
        )


def find_alone(
    changes: Iterable[Change], languages: Sequence[str], now: Read
) -> list[tuple[str, str]]:
    """Return the texts beside pages that changed in one language only, with their counterparts."""
    paths = {it.path for it in changes if it.kind != "D" and not it.path.endswith((".md", NAME))}
    found = []
    for language, other in permutations(languages, 2):
        for path in sorted(paths):
            counterpart = path.replace(f"docs/{language}/", f"docs/{other}/", 1)
            if counterpart not in paths and now(counterpart):
                found.append((path, counterpart))
    return found


def plain(heading: str) -> str:
    """Return the words of a heading without its id."""
    return ID.sub("", heading).strip()


# What the author reads


def markdown(answer: Answer) -> str:
    """Return the whole answer: in Dutch, then in English."""
    return "".join("\n".join(lines(answer, language)) + "\n" for language in (NL, EN))


def lines(answer: Answer, language: int) -> Iterator[str]:
    """Yield the lines of the answer in one language."""

    def say(key: str, **values: object) -> str:
        return WORDS[key][language].format(**values)

    def place(path: str, label: str = "", line: int = 0) -> str:
        # Without `plain`, GitHub shows Markdown as a page, which has no lines to go to.
        anchor = f"?plain=1#L{line}" if line else ""
        label = label or code(path)
        linked = answer.tree and not path.startswith("site/")  # which no repository has
        return f"[{label}]({answer.tree}/{quote(path)}{anchor})" if linked else label

    count = len(answer.faults)
    verdict = "faults" if count > 1 else "fault" if count else "crash" if answer.crash else "good"
    yield f"# {say(verdict, count=count)}\n"
    if language == NL:
        yield say("below") + "\n"
    if answer.faults:
        yield say("repair") + "\n"
    for number, fault in enumerate(answer.faults, 1):
        problem, remedy = words_of(fault, language)
        label = say("line", path=code(fault.path), line=fault.line)
        where = place(fault.path, label, fault.line) + ": " if fault.path else ""
        yield f"{number}. {where}{safe(problem)}" + ("." if fault.path else "")
        if remedy:
            yield f"   **{say('right')}** {safe(remedy)}" + ("" if remedy[-1] in "?." else ".")
    if answer.faults:
        yield ""
    if answer.crash:
        if answer.faults:
            yield say("broke") + "\n"
        yield f"````text\n{answer.crash[-2000:].strip()}\n````\n"
    yield f"## {say('pages')}\n"
    pages = [change for change in answer.changes if is_page(change.path)]
    others = [change.path for change in answer.changes if not is_page(change.path)]
    for change in pages:
        name = safe(answer.titles.get(change.path, change.path))
        where = code(change.path) if change.kind == "D" else place(change.path)
        yield f"- {say(change.kind, old=code(change.old))}: **{name}**, {where}"
    if not pages:
        yield say("no pages")
    if others:
        yield "\n" + say("others", paths=", ".join(map(code, others)))
    if pages or answer.lags or answer.alone:
        yield f"\n## {say('lags')}\n"
    for lag in answer.lags:
        parts = ", ".join(safe(say("quoted", it=it) if it else say("start")) for it in lag.parts)
        first = say("critical") + " " if lag.critical else ""
        told = say(lag.state, title=safe(lag.title), other=place(lag.path), parts=parts)
        yield f"- {first}{told}"
    for path, other in answer.alone:
        yield f"- {say('alone', path=place(path), other=place(other))}"
    if pages and not answer.lags and not answer.alone:
        yield say("no lags")
    yield from choices(answer.lags, say)
    if answer.built and not answer.crash:
        yield f"\n## {say('site')}\n\n{say('download')}"
    yield f"\n{say('public')}\n"


def choices(lags: Sequence[Lag], say: Callable[..., str]) -> Iterator[str]:
    """Yield what the author may do about parts that lag, with the lines to paste."""
    for record in sorted({lag.path.split("/")[1] for lag in lags if lag.lines}):
        mine = [lag for lag in lags if lag.path.startswith(f"docs/{record}/")]
        path = code(f"docs/{record}/{NAME}")
        yield f"\n{say('choose', record=path)}\n"
        yield "```text\n" + "\n".join(sorted(it for lag in mine for it in lag.lines)) + "\n```"
        if meant := sorted(it for lag in mine for it in lag.meant):
            yield f"\n{say('meant')}\n"
            yield "```text\n" + "\n".join(meant) + "\n```"
        name = next(lag.name for lag in mine if lag.lines)
        yield f"\n{say('terminal', name=name)}"


def annotation(fault: Fault) -> str:
    """Return the workflow command that shows a fault on its line, in both languages."""
    text = "\n".join("; ".join(filter(None, words_of(fault, it))) for it in (NL, EN))
    place = f" file={escaped(fault.path, ':,')},line={fault.line}" if fault.path else ""
    return f"::error{place}::{escaped(text)}"


def escaped(text: str, more: str = "") -> str:
    """Escape what would end a workflow command, or with `more` one of its properties."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def safe(text: str) -> str:
    """Return a text in which Markdown sees nothing but the code that is in it."""
    pieces = re.split(r"(`[^`]+`)", " ".join(text.split()))
    return "".join(
        piece if index % 2 else re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", piece)
        for index, piece in enumerate(pieces)
    )


def code(path: str) -> str:
    return f"`{path.replace('`', '')}`"


def words_of(fault: Fault, language: int) -> tuple[str, str]:
    """Return problem and remedy in one language, in English where the table has no Dutch."""
    problem, remedy = fault.problem, fault.remedy
    if language == EN:
        return problem, remedy
    return dutch(problem) or problem, dutch(remedy) or remedy


def dutch(text: str) -> str | None:
    """Return the Dutch for a text of the table; what stands in a gap stays as it is."""
    for english, translated in DUTCH.items():
        pattern = re.escape(english).replace(r"\{\}", "(.+)")
        if match := re.fullmatch(pattern, text):
            return translated.format(*match.groups())
    return None


SITE = "site-offline"
BEFORE = [sys.executable, "-P", "-m", "checks.before"]
BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict"]
BUILD += ["--no-directory-urls", "--site-dir", SITE]
AFTER = [sys.executable, "-m", "checks.after", SITE]

NL, EN = 0, 1

WORDS = {
    "good": ("In orde: geen fouten gevonden", "All right: no faults found"),
    "fault": ("Nog niet klaar: 1 fout", "Not ready yet: 1 fault"),
    "faults": ("Nog niet klaar: {count} fouten", "Not ready yet: {count} faults"),
    "crash": ("De site kon niet gebouwd worden", "The site could not be built"),
    "broke": (
        "Daarna liep de bouw vast, dus er kunnen er nog meer zijn. Dit stond er het laatst:",
        "Then the build broke down, so there may be more. This is what it said last:",
    ),
    "below": ("*In English below.*", ""),
    "repair": (
        "Je tekst is bewaard, en de site zelf is niet veranderd. Verbeter de regels hieronder in je"
        " pull request: kies *Files changed*, dan bij het bestand *…* en *Edit file*. Na elke"
        " *commit* kijken we opnieuw.",
        "Your text is kept, and the site itself has not changed. Mend the lines below in your pull"
        " request: choose *Files changed*, then *…* beside the file and *Edit file*. After each"
        " *commit* we look again.",
    ),
    "line": ("{path}, regel {line}", "{path}, line {line}"),
    "right": ("Wel goed:", "What would be right:"),
    "pages": ("Welke pagina's veranderen", "Which pages change"),
    "A": ("nieuw", "new"),
    "M": ("gewijzigd", "changed"),
    "R": ("verplaatst van {old}", "moved from {old}"),
    "D": ("weggehaald", "removed"),
    "T": ("gewijzigd", "changed"),
    "no pages": ("Geen.", "None."),
    "others": ("Ook gewijzigd: {paths}.", "Also changed: {paths}."),
    "lags": ("De andere taal", "The other language"),
    "quoted": ("‘{it}’", "“{it}”"),
    "start": ("het begin", "the beginning"),
    "alone": (
        "Gewijzigd: {path}. Kijk of {other} nog hetzelfde zegt.",
        "Changed: {path}. See whether {other} still says the same.",
    ),
    "critical": (
        "**Eerst dit, want veiligheid hangt ervan af.**",
        "**First this: safety depends on it.**",
    ),
    "source": (
        "Je veranderde *{title}* bij {parts}. {other} zegt daar nu iets ouders.",
        "You changed *{title}* at {parts}. {other} now says something older there.",
    ),
    "translation": (
        "Je veranderde {other} bij {parts}, en *{title}* niet. Zeggen ze nog hetzelfde?",
        "You changed {other} at {parts}, and not *{title}*. Do both still say the same?",
    ),
    "both": (
        "*{title}* en {other} zijn allebei veranderd bij {parts}. Zeggen ze hetzelfde?",
        "*{title}* and {other} both changed at {parts}. Do they say the same?",
    ),
    "new": (
        "*{title}* en {other} hebben een nieuw deel: {parts}. Zeggen ze hetzelfde?",
        "*{title}* and {other} have a new part: {parts}. Do they say the same?",
    ),
    "missing": (
        "*{title}* heeft {parts}, en {other} nog niet. Vertaal het, of laat het aan een ander.",
        "*{title}* has {parts}, and {other} not yet. Translate it, or leave it to somebody else.",
    ),
    "removed": (
        "*{title}* heeft {parts} niet meer, en {other} nog wel. Haal het daar ook weg.",
        "*{title}* no longer has {parts}, and {other} still does. Take it out there too.",
    ),
    "choose": (
        "Kies per deel. **Vertaal het nu.** Of zeggen beide hetzelfde, omdat je het al vertaalde"
        " of alleen de woorden veranderde? **Zet dan de regel hieronder in {record}**, op de plaats"
        " van de regel die net zo begint; is die er niet, dan op volgorde. Of **laat het zo**: dan"
        " staat bij dat deel dat de vertaling achterloopt. Na elke *commit* staan hier de regels"
        " die dan kloppen.",
        "Choose for each part. **Translate it now.** Or do both say the same, because you"
        " translated it already or changed the wording only? **Then put the line below into"
        " {record}**, in the place of the line that begins in the same way, or in its order if"
        " there is none. Or **leave it**: that part then says that"
        " the translation is behind. After each *commit* the lines that fit stand here.",
    ),
    "meant": (
        "Betekent een deel over veiligheid nu iets anders, en is het nog niet vertaald? Zet dan"
        " deze regel neer: wie de vertaling leest, krijgt daar de nieuwe tekst, in jouw taal.",
        "Does a part on safety mean something else now, and is it not translated yet? Then put this"
        " line there: whoever reads the translation gets the new text, in your language.",
    ),
    "terminal": (
        "Met een terminal: `make translations` laat zien wat er veranderde, `make translated"
        " PART={name}` schrijft de regel.",
        "With a terminal: `make translations` shows what changed, `make translated PART={name}`"
        " writes the line.",
    ),
    "no lags": (
        "Er blijft niets liggen: de vertaling loopt niet achter.",
        "Nothing is left to do: the translation is not behind.",
    ),
    "site": ("De site met jouw wijzigingen", "The site with your changes"),
    "download": (
        "Op deze pagina staat onder *Artifacts* het bestand `site`. Download het, pak het uit en"
        " open `index.html`.",
        "This page has, under *Artifacts*, the file `site`. Download it, unpack it and open"
        " `index.html`.",
    ),
    "public": (
        "Iedereen kan dit lezen. Zet geen persoonlijke verhalen in een pull request.",
        "Everybody can read this. Put no personal stories in a pull request.",
    ),
}

# What MkDocs says, what we say instead, and what would be right if it has no better idea.
LINK = r"Doc file '(?P<page>[^']+)' contains an? [^']*link '(?P<link>[^']*)', "
MEANT = r".*?(?: Did you mean '(?P<meant>[^']+)'\?)?$"
MKDOCS = [
    (
        LINK + "but the target" + MEANT,
        "there is no file for the link `{link}`",
        "write the way to a file of the same language, as in `../part/page.md`",
    ),
    (
        LINK + "but the(?:re| doc)" + MEANT,
        "the link `{link}` leads to no id",
        "use an id that stands in a comment there, `<!-- #an-id -->`",
    ),
    (
        LINK + "it was left as is" + MEANT,
        "the link `{link}` names no file",
        "write the way to a file of the same language, as in `../part/page.md`",
    ),
    (
        r"A reference to '(?P<link>[^']+)' is included in the 'nav' configuration",
        "the navigation names `{link}`, which is no page",
        "give the line under `nav:` the name that the page has now, or take it out",
    ),
    (
        r"\n  - (?P<page>\S+)",  # pages left out of the navigation: the only message with a list
        "the page stands nowhere in the navigation",
        "add it under `nav:` in mkdocs.yml",
    ),
]

# Our own messages: first the problems, then what would be right. What is missing here is said in
# English; a test sees to it that nothing stands here that no hook says any more.
DUTCH = {
    "there is no file for the link `{}`": "er is geen bestand voor de link `{}`",
    "the link `{}` leads to no id": "de link `{}` leidt naar geen id",
    "the link `{}` names no file": "de link `{}` noemt geen bestand",
    "the navigation names `{}`, which is no page": "de navigatie noemt `{}`, en dat is geen pagina",
    "the page stands nowhere in the navigation": "de pagina staat nergens in de navigatie",
    "the page has no front matter": "de regels tussen `---` boven de pagina ontbreken",
    "the front matter is never closed": "de regels boven de pagina eindigen niet met `---`",
    "the page has no title": "de pagina heeft geen titel",
    "a second title": "een tweede titel",
    "the heading “{}” has no id": "de kop “{}” heeft geen id",
    "`#{}` is no id": "`#{}` kan geen id zijn",
    "the id `#{}` stands twice on this page": "de id `#{}` staat twee keer op deze pagina",
    "the id `#{}` belongs to nothing": "de id `#{}` hoort nergens bij",
    "a list item is indented by {} spaces": "een lijstpunt springt {} spaties in",
    "a list right below a line of text": "een lijst vlak onder een regel tekst",
    "a table right below a line of text": "een tabel vlak onder een regel tekst",
    "a list with `{}`": "een lijst met `{}`",
    "the sign {} makes no list": "het teken {} maakt geen lijst",
    "a code block that is indented or in a quotation": (
        "een blok code dat inspringt of in een citaat staat"
    ),
    "a code block that is never closed": "een blok code zonder einde",
    "unknown mark `site:{}`": "`site:{}` bestaat niet",
    "`permalink` on a page that translates none": "`permalink` op een pagina die niets vertaalt",
    "the address `{}` is in use": "het adres `{}` is al bezet",
    "the page translates none": "de pagina hoort bij geen pagina in de andere taal",
    "the id `#{}` is missing": "de id `#{}` ontbreekt",
    "the id `#{}` is in the translation only": "de id `#{}` staat alleen in de vertaling",
    "a heading of level {}": "een kop van niveau {}",
    "no section has the id `#{}`": "geen kop heeft de id `#{}`",
    "`critical` stands in a translation": "`critical` staat in een vertaling",
    "no line of a record: `{}`": "geen regel van deze lijst: `{}`",
    "`{}` is out of order": "`{}` staat niet op volgorde",
    "no page has `{}`": "geen pagina heeft `{}`",
    "there is no page `{}`": "er is geen pagina `{}`",
    "the item “{}” has no id": "het punt “{}” heeft geen id",
    "a checklist without a heading": "een lijst met vakjes zonder kop",
    "a box that is ticked beforehand": "een vakje dat al aangekruist is",
    "a box without its spaces": "een vakje zonder zijn spaties",
    "a box without a text": "een vakje zonder tekst",
    "an item without a box in a checklist": "een punt zonder vakje in een lijst met vakjes",
    "a box inside another list or quotation": "een vakje in een andere lijst of een citaat",
    "unknown callout `[!{}]`": "het kader `[!{}]` bestaat niet",
    "words beside a callout's kind": "tekst naast de soort van een kader",
    "a third warning on this page": "een derde waarschuwing op deze pagina",
    "{} warnings meet on this page: {}": "op deze pagina komen {} waarschuwingen samen: {}",
    "there is no helpline `{}`": "er is geen hulplijn `{}`",
    "no page has `{}: {}`": "geen pagina heeft `{}: {}`",
    "a helpline without a name": "een hulplijn zonder naam",
    "`{}` stands twice": "`{}` staat er twee keer",
    "a colon inside a text": "een dubbele punt in een tekst",
    "a tab": "een tab",
    "words behind a quote or bracket that is closed": "woorden achter een aanhalingsteken of haak",
    "a line that is indented otherwise": "een regel die anders inspringt",
    "a quote is opened and never closed": "een aanhalingsteken opent en sluit niet",
    "{} is a day to come": "{} is een dag die nog komt",
    "{} has other digits than `display`": "{} heeft andere cijfers dan `display`",
    "YAML cannot be read: {}": "YAML is niet te lezen: {}",
    "JSON cannot be read: {}": "JSON is niet te lezen: {}",
    "{} cannot hold `{}`": "in {} kan geen `{}` staan",
    "{} has Markdown in it: {}": "in {} staat Markdown: {}",
    "a # inside a text": "een # in een tekst",
    "{} is missing": "{} ontbreekt",
    "{} is empty": "{} is leeg",
    "{} is no {}: {}": "{} is geen {}: {}",
    "{} has {} entries": "{} heeft {} punten",
    "{} has {} characters": "{} heeft {} tekens",
    "{} cannot be “{}”": "{} kan niet “{}” zijn",
    "unknown key {}": "{} bestaat niet",
    "there is no source `[^{}]`": "de bron `[^{}]` bestaat niet",
    "a telephone number, {}": "een telefoonnummer, {}",
    "a sentence of {} words: “{} …”": "een zin van {} woorden: “{} …”",
    "a paragraph of {} sentences": "een alinea van {} zinnen",
    "“{}” does not fit here": "“{}” past hier niet",
    #
    "{}:{} has it": "{}:{} heeft het wel",
    "{}:{} does not have it": "{}:{} heeft het niet",
    "make two of it; {} words at most on this page": (
        "maak er twee van; op deze pagina hoogstens {} woorden"
    ),
    "make two of it; {} at most on this page, questions apart": (
        "maak er twee van; op deze pagina hoogstens {}, vragen niet meegeteld"
    ),
    "instead: {}": "liever: {}",
    "write `[name](helpline:key)`; numbers stand in docs/helplines.yml alone": (
        "schrijf `[naam](helpline:sleutel)`; nummers staan alleen in docs/helplines.yml"
    ),
    "write the way to a file of the same language, as in `../part/page.md`": (
        "schrijf de weg naar een bestand in dezelfde taal, zoals `../deel/pagina.md`"
    ),
    "use an id that stands in a comment there, `<!-- #an-id -->`": (
        "gebruik een id die daar tussen `<!-- #` en ` -->` staat"
    ),
    "give the line under `nav:` the name that the page has now, or take it out": (
        "geef de regel onder `nav:` de naam die de pagina nu heeft, of haal hem weg"
    ),
    "add it under `nav:` in mkdocs.yml": "voeg haar toe onder `nav:` in mkdocs.yml",
    "begin the file with `---`, `audience: [...]` and `---`": (
        "begin het bestand met `---`, `audience: [...]` en `---`"
    ),
    "end it with a line `---`": "sluit ze af met een regel `---`",
    "keep one line that begins with a single `#`": "houd één regel die met één `#` begint",
    "end the line with `<!-- #a-short-id -->`, the same in every language": (
        "zet aan het eind van de regel `<!-- #een-korte-id -->`, in elke taal dezelfde"
    ),
    "use small letters, digits and single hyphens, as in `#a-short-id`": (
        "gebruik kleine letters, cijfers en losse streepjes, zoals `#een-korte-id`"
    ),
    "choose another; the first is on line {}": "kies een andere; de eerste staat op regel {}",
    "put it at the end of a heading or list item": "zet haar achter een kop of een lijstpunt",
    "use 4 spaces for each level, else our build shows another list than GitHub": (
        "gebruik 4 spaties per niveau, anders toont de site een andere lijst dan GitHub"
    ),
    "put an empty line above it": "zet er een lege regel boven",
    "write `{}.`": "schrijf `{}.`",
    "write `- ` in its place": "schrijf in plaats daarvan `- `",
    "begin the line with {}": "begin de regel met {}",
    "end it with a line that has {} and nothing else": (
        "sluit het af met een regel waarop alleen {} staat"
    ),
    "take it out; in the source language the file name is the address": (
        "haal het weg; in de brontaal is de bestandsnaam het adres"
    ),
    "write the page's address in its own language, as `part/short-name`": (
        "schrijf het adres van de pagina in haar eigen taal, als `deel/korte-naam`"
    ),
    "choose another; {} has it": "kies een ander; {} heeft het",
    "give it the file name of a page below {}": "geef haar de bestandsnaam van een pagina in {}",
    "translate {}:{} after this line, with its id": "vertaal {}:{} na deze regel, met de id",
    "give {} or a line below it the same id, or take it out here": (
        "geef {} of een regel daaronder dezelfde id, of haal hem hier weg"
    ),
    "{}:{} has level {}": "{}:{} heeft niveau {}",
    "take it out; the source's holds for all": "haal het weg; dat van de bron geldt voor alle",
    "keep the newer one; the first is on line {}": "houd de nieuwste; de eerste staat op regel {}",
    "put it above `{}`": "zet hem boven `{}`",
    "take the line out": "haal de regel weg",
    "take the line out, or give the page that moved `redirect_from: [{}]`": (
        "haal de regel weg, of geef de pagina die verhuisde `redirect_from: [{}]`"
    ),
    "put a heading above it": "zet er een kop boven",
    "write `- [ ] Text`": "schrijf `- [ ] Tekst`",
    "write `- [ ] ` with a space": "schrijf `- [ ] ` met een spatie",
    "say after it what a reader may notice": "zeg erachter wat een lezer kan opvallen",
    "begin it with `- [ ] `": "begin het met `- [ ] `",
    "begin the line with `- [ ] `": "begin de regel met `- [ ] `",
    "put them on the next line": "zet die op de volgende regel",
    "keep {} a page, and tell the rest as plain text": (
        "houd er {} per pagina, en vertel de rest als gewone tekst"
    ),
    "choose topics that bring at most {}": "kies onderwerpen die er hoogstens {} brengen",
    "write `[name](helpline:{})`": "schrijf `[naam](helpline:{})`",
    "keep one; the first is on line {}": "houd er één; de eerste staat op regel {}",
    "put the whole text in quotes": "zet de hele tekst tussen aanhalingstekens",
    "use spaces": "gebruik spaties",
    "check the quotes, colons and indentation on this line and the one before": (
        "kijk naar de aanhalingstekens, dubbele punten en spaties op deze regel en die erboven"
    ),
    "check the quotes, commas and brackets on this line and the one before": (
        "kijk naar de aanhalingstekens, komma's en haken op deze regel en die erboven"
    ),
    'write a number as "+31201234567" or "112"': 'schrijf een nummer als "+31201234567" of "112"',
    "the day of the last check, as 2027-05-22": (
        "de dag waarop het nummer is nagekeken, als 2027-05-22"
    ),
    "begin it as far to the right as the lines around it": (
        "laat haar even ver inspringen als de regels eromheen"
    ),
    'put the whole text in double quotes, `"`, and write no other of them in it': (
        'zet de hele tekst tussen dubbele aanhalingstekens, `"`, en schrijf er geen andere in'
    ),
    "write words alone; readers would see the signs": (
        "schrijf alleen woorden; lezers zouden de tekens zien"
    ),
    "close it at the end of the text": "sluit het aan het eind van de tekst",
    "write one warm line of 1 to 200 characters": "schrijf één warme zin van 1 tot 200 tekens",
    "write 3 to 5 points, each on a line with `- `": (
        "schrijf 3 tot 5 punten, elk op een regel met `- `"
    ),
    "give it to a page, or take it out": "geef het aan een pagina, of haal het weg",
    "choose from the topics in docs/banners.yml": "kies uit de onderwerpen in docs/banners.yml",
    # What is said before MkDocs starts; faults in files of the generator stay in English.
    "the byte {} is no UTF-8": "de byte {} is geen UTF-8",
    "save the file as UTF-8": "sla het bestand op als UTF-8",
    "a character that is no UTF-8": "een teken dat geen UTF-8 is",
    "a conflict that is not resolved": "twee versies door elkaar",
    "{}, which nobody sees": "{}, en dat ziet niemand",
    "`{}` stands for {}, which nobody sees": "`{}` staat voor {}, en dat ziet niemand",
    "`{}` stands for nothing": "`{}` staat voor niets",
    "keep one of the two texts, and take out the lines with <<<<<<<, ======= and >>>>>>>": (
        "houd één van de twee teksten, en haal de regels met <<<<<<<, ======= en >>>>>>> weg"
    ),
    "take it out": "haal het weg",
    "take them out": "haal ze weg",
    "`{}` is HTML": "`{}` is HTML",
    "write it in Markdown; for the sign itself write `&lt;`": (
        "schrijf het in Markdown; voor het teken zelf `&lt;`"
    ),
    "the comment `{}` is no mark": "het commentaar `{}` is geen merkteken",
    "known are `<!-- #an-id -->` and `<!-- site:name -->`, each on one line": (
        "wat wel kan: `<!-- #een-id -->` en `<!-- site:naam -->`, elk op één regel"
    ),
    "a heading that is underlined": "een kop met een streep eronder",
    "write `## The heading <!-- #a-short-id -->` on one line": (
        "schrijf `## De kop <!-- #een-korte-id -->` op één regel"
    ),
    "a row of {} cells below a heading of {}": "een rij van {} cellen onder een kop van {}",
    "give the heading as many, or write `\\|` for the sign": (
        "geef de kop er evenveel, of schrijf `\\|` voor het teken"
    ),
    "give it as many; an empty one is a space between two `|`": (
        "geef haar er evenveel; een lege is een spatie tussen twee `|`"
    ),
    "an address apart from its link": "een adres los van zijn link",
    "write `[text](address)` where the link stands; else the line is lost": (
        "schrijf `[tekst](adres)` waar de link staat; anders verdwijnt de regel"
    ),
    "an image that is not written in full": "een afbeelding die niet voluit geschreven is",
    "write `![what it shows](file.png)`, in full and without brackets in it": (
        "schrijf `![wat je ziet](bestand.png)`, voluit en zonder haken erin"
    ),
    "an image from elsewhere, `{}`": "een afbeelding van elders, `{}`",
    "put the file beside the page, and write `![what it shows](file.png)`": (
        "zet het bestand naast de pagina, en schrijf `![wat je ziet](bestand.png)`"
    ),
    "a space between a link and its address": "een spatie tussen een link en zijn adres",
    "write `[text](address)`": "schrijf `[tekst](adres)`",
    "a link to our own site": "een link naar onze eigen site",
    "write the way to the file, as in `../part/page.md`": (
        "schrijf de weg naar het bestand, zoals `../deel/pagina.md`"
    ),
    "a link that nobody sees": "een link die niemand ziet",
    "give it a text": "geef hem een tekst",
    "a link that leads nowhere": "een link die nergens heen leidt",
    "write an address in it": "schrijf er een adres in",
    "a space in the address `{}`": "een spatie in het adres `{}`",
    "the address `{}` has no scheme": "het adres `{}` begint niet met `https:`",
    "write the whole address, with `https:`": "schrijf het hele adres, met `https:`",
    "the address `{}` begins with `{}:`": "het adres `{}` begint met `{}:`",
    "write `https:`": "schrijf `https:`",
    "known are https:, mailto: and helpline:": "wat wel kan: https:, mailto: en helpline:",
    "the address `{}` is disguised": "het adres `{}` is vermomd",
    "write it as it is": "schrijf het zoals het is",
    "the address `{}` hides where it leads": "het adres `{}` verbergt waar het heen leidt",
    "take out what stands before the `@`": "haal weg wat voor de `@` staat",
    "the address `{}` names no host": "het adres `{}` noemt geen website",
    "write its name in plain letters, as in `https://example.org/`": (
        "schrijf de naam in gewone letters, zoals `https://example.org/`"
    ),
    "the address `{}` tells where a reader came from": (
        "het adres `{}` verraadt waar een lezer vandaan komt"
    ),
    "take out all from `?` or `&`": "haal alles weg vanaf `?` of `&`",
    "a link that shows `{}` leads to {}": "een link die `{}` laat zien, leidt naar {}",
    "let the text say where it leads": "laat de tekst zeggen waar hij heen leidt",
    "the file `{}` is no part of the site": "het bestand `{}` hoort niet bij de site",
    "name it without a link": "noem het zonder link",
    "a line of {} characters": "een regel van {} tekens",
    "keep it below {}": "blijf onder {}",
    "a file of {} bytes": "een bestand van {} bytes",
    "a list or quotation {} levels deep": "een lijst of citaat van {} niveaus diep",
    "{} levels at most": "hoogstens {} niveaus",
    "a hundred empty lines": "honderd lege regels",
    "the navigation leads to `{}`": "de navigatie leidt naar `{}`",
    "name a page by its file, as in `part/page.md`": (
        "noem een pagina bij haar bestand, zoals `deel/pagina.md`"
    ),
    "`{}` is no kind of file for a language": "`{}` is geen soort bestand voor een taal",
    "`{}` is no name for a file or folder": "`{}` kan geen naam van een bestand of map zijn",
    "use small letters, digits and single hyphens": (
        "gebruik kleine letters, cijfers en losse streepjes"
    ),
    "`{}` is no file of docs/": "`{}` is geen bestand van docs/",
    "its content is no {}": "de inhoud is geen {}",
    "save the image anew, in the format of its name": (
        "sla de afbeelding opnieuw op, in het formaat van de naam"
    ),
    "write a date as 2027-05-22": "schrijf een datum als 2027-05-22",
    "did you mean `{}`?": "bedoelde je `{}`?",
    "known are {}": "wat wel kan: {}",
}

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
