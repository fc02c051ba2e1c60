"""What RFC 4287 asks of an Atom feed: a RELAX NG of our own, and what a grammar cannot say."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlsplit

from lxml import etree

from tests.feeds.standards.content import faults as html_faults

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    ns="http://www.w3.org/2005/Atom"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><ref name="common"/><interleave>
    <oneOrMore><ref name="author"/></oneOrMore>
    <zeroOrMore><ref name="category"/></zeroOrMore>
    <optional><element name="icon"><ref name="uri"/></element></optional>
    <ref name="id"/>
    <zeroOrMore><ref name="link"/></zeroOrMore>
    <optional><element name="subtitle"><ref name="text"/></element></optional>
    <element name="title"><ref name="text"/></element>
    <ref name="updated"/>
    <zeroOrMore><ref name="entry"/></zeroOrMore>
    <zeroOrMore><ref name="foreign"/></zeroOrMore>
  </interleave></element></start>
  <define name="entry"><element name="entry"><ref name="common"/><interleave>
    <zeroOrMore><ref name="author"/></zeroOrMore>
    <zeroOrMore><ref name="category"/></zeroOrMore>
    <optional><element name="content"><ref name="common"/>
      <attribute name="type"><choice><value>text</value><value>html</value></choice></attribute>
      <text/></element></optional>
    <ref name="id"/>
    <zeroOrMore><ref name="link"/></zeroOrMore>
    <optional><element name="published"><ref name="moment"/></element></optional>
    <optional><element name="rights"><ref name="text"/></element></optional>
    <optional><element name="summary"><ref name="text"/></element></optional>
    <element name="title"><ref name="text"/></element>
    <ref name="updated"/>
    <zeroOrMore><ref name="foreign"/></zeroOrMore>
  </interleave></element></define>
  <define name="common">
    <optional><attribute name="xml:lang"/></optional>
    <optional><attribute name="xml:base"/></optional>
  </define>
  <define name="author"><element name="author"><interleave>
    <element name="name"><data type="string"><param name="minLength">1</param></data></element>
    <optional><element name="uri"><ref name="uri"/></element></optional>
    <optional><element name="email"><text/></element></optional>
  </interleave></element></define>
  <define name="category"><element name="category">
    <attribute name="term"/>
    <optional><attribute name="scheme"/></optional><optional><attribute name="label"/></optional>
  </element></define>
  <define name="id"><element name="id"><ref name="uri"/></element></define>
  <define name="link"><element name="link">
    <attribute name="href"><ref name="uri"/></attribute>
    <optional><attribute name="rel"/></optional>
    <optional><attribute name="type">
      <data type="string"><param name="pattern">.+/.+</param></data></attribute></optional>
    <optional><attribute name="hreflang"/></optional>
    <optional><attribute name="title"/></optional>
    <optional><attribute name="length"/></optional>
  </element></define>
  <define name="updated"><element name="updated"><ref name="moment"/></element></define>
  <define name="moment"><data type="dateTime">
    <param name="pattern">[0-9-]{10}T[0-9:.]{8,}(Z|[+\\-][0-9:]{5})</param></data></define>
  <define name="text"><ref name="common"/>
    <optional><attribute name="type"><choice><value>text</value><value>html</value></choice>
    </attribute></optional><text/></define>
  <define name="uri"><data type="anyURI"><param name="minLength">3</param></data></define>
  <define name="foreign"><element>
    <anyName><except><nsName/></except></anyName><ref name="anything"/></element></define>
  <define name="anything"><zeroOrMore><choice>
    <attribute><anyName/></attribute><text/>
    <element><anyName/><ref name="anything"/></element></choice></zeroOrMore></define>
</grammar>
"""
SCHEMA = etree.RelaxNG(etree.parse(BytesIO(GRAMMAR.encode())))


def faults(content: bytes) -> list[str]:
    """What is wrong with the feed; nothing for a good one."""
    root = etree.fromstring(content)
    if not SCHEMA.validate(root):
        return [str(error) for error in SCHEMA.error_log]
    found = [
        f"no absolute identifier: {one.text}"
        for one in root.iter(f"{ATOM}id")
        if not urlsplit(one.text or "").scheme
    ]
    entries = root.findall(f"{ATOM}entry")
    ids = [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries]
    if len(ids) != len(set(ids)):
        found.append("two entries with one id and one time (section 4.1.1)")
    if not root.findall(f"{ATOM}link[@rel='self']"):
        found.append("the feed does not name itself (section 4.1.1, SHOULD)")
    times = [entry.findtext(f"{ATOM}updated") for entry in entries]
    if len(times) != len(set(times)):
        found.append("two entries with one time: readers cannot order them")
    if any(moment.text.startswith("1970") for moment in root.iter(f"{ATOM}updated")):
        found.append("a date that is none")
    for text in root.iter(f"{ATOM}content"):
        found += html_faults(text.text or "")
    for entry in entries:
        links = entry.findall(f"{ATOM}link[@rel='alternate']")
        if entry.find(f"{ATOM}content") is None and not links:
            found.append("an entry without content needs an alternate link")
        kinds = [(link.get("type"), link.get("hreflang")) for link in links]
        if len(kinds) != len(set(kinds)):
            found.append("two alternate links of one kind")
    return found
