"""TEI P5: reports with ``<said who toWhom direct>`` (https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-said.html).

All of a report's text stands in one ``<ab>``, white space as it is; sources, cues and addressees are ``<seg>``.
"""

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.export.escape import file_name, urn, xml_attribute, xml_text
from onrecord.export.format import LeftOut, Options
from onrecord.export.inline import Mark, inline
from onrecord.export.parts import passages, speaker_of
from onrecord.export.sheet import sheet
from onrecord.store import Filed
from onrecord.types import Document, Statement

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
    "<titleStmt><title>Statements of a record</title></titleStmt><publicationStmt><p>Written by onrecord</p>"
    "</publicationStmt><sourceDesc><p>The reports below</p></sourceDesc></fileDesc></teiHeader>\n"
)


def write_tei(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """A corpus of one ``<TEI>`` a report."""
    out.write(_HEAD.encode())
    for filed in reports:
        page = sheet(filed, options)
        marks = [mark for one in page.statements for mark in _marks(one)]
        body = f'<text><body><ab xml:space="preserve">{inline(page.text, marks)}</ab></body></text>'
        out.write(f"<TEI>{_header(filed.document)}{_people(filed)}</teiHeader>{body}</TEI>\n".encode())
    out.write(b"</teiCorpus>\n")
    return {}


def _marks(statement: Statement) -> list[Mark]:
    one, id_ = statement.attribution, file_name(statement.id)
    who = ""
    if one.speaker is not None:
        who = f' who="#{_party(statement)}"'
    if one.addressee is not None:
        who += f' toWhom="#addressee-{id_}"'
    said = f'{who} direct="{"true" if one.form in ("direct", "block") else "false"}"'
    marks = [Mark(span, "said", f"said-{id_}", said) for span in one.content.spans]
    roles = {role: f' type="{role}" corresp="#said-{id_}"' for role in ("source", "cue", "addressee")}
    return marks + [Mark(found.span, "seg", f"{role}-{id_}", roles[role]) for role, found in passages(one)]


def _party(statement: Statement) -> str:
    speaker = statement.attribution.speaker
    return f"party-{file_name(statement.document_id)}-{file_name(speaker.key if speaker else '')}"


def _header(document: Document) -> str:
    """The beginning of the header; the caller closes it after the people."""
    authors = "".join(f"<author>{xml_text(name)}</author>" for name in document.authors)
    issued = f"<date>{xml_text(document.published)}</date>" if document.published else ""
    publisher = f"<publisher>{xml_text(document.publisher)}</publisher>" if document.publisher else ""
    known = f"<title>{xml_text(document.title or document.id)}</title>{authors}"
    return (
        f"<teiHeader><fileDesc><titleStmt>{known}</titleStmt><publicationStmt><p>Written by onrecord</p>"
        f"</publicationStmt><sourceDesc><bibl>{known}{publisher}{issued}"
        f'<idno type="sha256">{document.sha256}</idno></bibl></sourceDesc></fileDesc>'
    )


def _people(filed: Filed) -> str:
    found = {}
    for statement in filed.statements:
        named = speaker_of(statement)
        if named is not None:
            same = xml_attribute(urn("speaker", named.id))
            found[_party(statement)] = f' role="{named.kind}" sameAs={same}><persName>{xml_text(named.name)}</persName>'
    people = "".join(f'<person xml:id="{id_}"{rest}</person>' for id_, rest in found.items())
    return f"<profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc>" if people else ""
