"""schema.org in JSON-LD: Quotation and Claim, and a ClaimReview for a fact-checker to fill.

Words given as the speaker's own are a Quotation; what a report says that somebody said is a Claim. A ClaimReview has
no rating and no reviewer: both are the fact-checker's to give.
"""

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.contract import Json
from onrecord.export.archive import write_list
from onrecord.export.escape import json_bytes, report_iri, urn, web_address
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import day_parts, speaker_of
from onrecord.store import Filed
from onrecord.types import Document, PartyKind, Statement

_HEAD = b'{"@context":"https://schema.org","@graph":['
_TYPES: dict[PartyKind, str] = {"person": "Person", "organisation": "Organization", "group": "Organization"}


def write_schema_org(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """A graph of Quotations and Claims, each with the article it stands in."""
    items = (json_bytes(_said(filed, one)) for filed in reports for one in filed.statements)
    write_list(_HEAD, items, b"\n]}\n", out)
    return {}


def write_claim_review(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """A graph of ClaimReviews without ``reviewRating``, ``author``, ``url`` and ``datePublished``."""
    items = (json_bytes(_review(filed, one)) for filed in reports for one in filed.statements)
    write_list(_HEAD, items, b"\n]}\n", out)
    return {}


def _said(filed: Filed, statement: Statement) -> Json:
    one = statement.attribution
    is_quoted = one.form in ("direct", "block")
    article = _article(filed.document)
    out: Json = {"@id": urn("statement", statement.id), "@type": "Quotation" if is_quoted else "Claim"}
    out |= {"identifier": statement.id, "text": one.content.text}
    out |= {"isPartOf" if is_quoted else "appearance": article, **_author(statement)}
    return out | ({"dateCreated": one.said} if day_parts(one.said) else {})


def _review(filed: Filed, statement: Statement) -> Json:
    one = statement.attribution
    claim: Json = {"@type": "Claim", "@id": urn("statement", statement.id), "text": one.content.text}
    claim |= {"appearance": _article(filed.document), **_author(statement)}
    claim |= {"datePublished": one.said} if day_parts(one.said) else {}
    return {"@type": "ClaimReview", "claimReviewed": one.content.text, "itemReviewed": claim}


def _author(statement: Statement) -> Json:
    """The speaker: ``spokenByCharacter``, which the vocabulary has for characters of fiction, is not for people."""
    named = speaker_of(statement)
    if named is None:
        return {}
    type_ = "Person" if named.kind in ("person", "unnamed") else _TYPES.get(named.kind, "Organization")
    if named.kind == "document":
        return {"isBasedOn": {"@type": "CreativeWork", "@id": urn("speaker", named.id), "name": named.name}}
    return {"author": {"@type": type_, "@id": urn("speaker", named.id), "name": named.name}}


def _article(document: Document) -> Json:
    out: Json = {"@type": "NewsArticle", "@id": report_iri(document), "identifier": f"sha256:{document.sha256}"}
    out |= {"headline": document.title} if document.title else {}
    out |= {"url": web_address(document)} if web_address(document) else {}
    out |= {"datePublished": document.published} if day_parts(document.published) else {}
    out |= {"publisher": {"@type": "Organization", "name": document.publisher}} if document.publisher else {}
    return out | (
        {"author": [{"@type": "Person", "name": name} for name in document.authors]} if document.authors else {}
    )
