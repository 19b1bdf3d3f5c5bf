"""A hundred texts that some library would take for more than text; `bait` is a file that none of them may have read."""

from __future__ import annotations

from pathlib import Path


def payloads(bait: Path) -> list[str]:
    """HTML and what Qt, ReportLab, Markdown, spreadsheets, shells, SQL and PDF itself would make of words."""
    url, path = bait.as_uri(), str(bait)
    tags = [
        f'<img src="{url}">',
        f"<img src={path}>",
        f'<img src="{path}" width="9" height="9"/>',
        f'<body background="{url}">',
        f'<table background="{url}"><tr><td>1</td></tr></table>',
        f'<a href="{url}">press</a>',
        f'<link rel="stylesheet" href="{url}">',
        f'<style>@import url("{url}");</style>',
        f'<p style="background-image:url({url})">p</p>',
        f'<object data="{url}"></object>',
        f'<iframe src="{url}"></iframe>',
        f'<svg><image href="{url}"/></svg>',
        f'<video src="{url}">',
        f'<para backColor="red">para</para><img src="{path}"/>',
        f'<onDraw name="x" label="{path}"/>',
        '<onDraw name="__import__" label="os"/>',
        '<seq id="a"/><seqreset id="a"/>',
        '<font color="red" size="40">large</font>',
        '<font face="Nonesuch">face</font>',
        "<font color=\"[[[getattr(pow, Word('__globals__'))]]]\">exploit</font>",
        "<b>bold</b><i>slanted</i><u>under</u><strike>out</strike>",
        "<b>never closed",
        "</b>never opened",
        "<br/><br/><br/>",
        "<super>up</super><sub>down</sub>",
        '<a name="place"/><a href="#place">there</a>',
        '<a href="javascript:alert(1)">script</a>',
        "<script>alert(1)</script>",
        "<!-- gone -->kept",
        "<![CDATA[kept]]>",
        "<?xml version='1.0'?>",
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{url}">]><x>&e;</x>',
        "<bullet>*</bullet>item",
        "<nobr>one line</nobr>",
        "<bdo dir=rtl>rtl</bdo>",
        "<h1>Heading</h1><hr>",
        "<ul><li>one<li>two</ul>",
        "<qt>rich</qt>",
        "<html><head><title>t</title></head><body>b</body></html>",
        "<html>" + "<b>" * 60 + "deep",
    ]
    entities = [
        "&lt;b&gt;",
        "&amp;amp;",
        "&nbsp;|&nbsp;",
        "&#60;b&#62;",
        "&#x0;",
        "&unknown;",
        "&",
        "&&",
        "R&D",
        "a < b > c",
    ]
    markdown = [
        f"![picture]({url})",
        f"[link]({url})",
        "# Heading",
        "**bold** _slanted_ `code`",
        "- one\n- two",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\ncode\n```",
        "~~out~~",
        "1. one\n1. two",
        "> said",
    ]
    formulas = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        f'=HYPERLINK("{url}";"press")',
        "=cmd|' /C calc'!A0",
        "\t=1+1",
        '=IMPORTXML(CONCAT("http://127.0.0.1/?";A1);"//a")',
    ]
    formats = [
        "%s %d %n %(name)s %%",
        "{} {0} {name} {0.__class__}",
        "{{7*7}} ${7*7} #{7*7}",
        "$(touch x) `touch x` ; touch x | touch x",
        f"$(cat {path})",
        "%PATH% $HOME ~ !!",
        "\\n \\t \\u0041 \\x41",
        "C:\\temp\\new",
        f"file:{path}",
        url,
        "http://127.0.0.1:9/x",
        "\\\\127.0.0.1\\share\\x",
        "mailto:a@b.example",
        "qrc:/x :/x data:text/html,<b>x",
        "../../../../etc/passwd",
    ]
    quoting = [
        "'; DROP TABLE team; --",
        '"; DROP TABLE team; --',
        "Robert'); DELETE FROM team;--",
        "' OR '1'='1",
        '{"a": [1, 2]}',
        "]]>",
        "\"''\"“”‘’",
        "\\",
        "\\(a\\) (b) ((",
        ") Tj ET Q /Helvetica 40 Tf (",
        ">> /JS (app.alert(1)) <<",
        "endstream endobj 9 0 obj",
        "\\end{document}$x^2$\\input{x}",
        "$\\alpha_{1}$ $unclosed",
        "#!/bin/sh",
        "&Name and &&Name",
        "Name\u0301 \u202eabc\u202c \u200b| \ufeff|",
    ]
    found = [*tags, *entities, *markdown, *formulas, *formats, *quoting]
    assert len(found) == len(set(found)) == 100, len(found)
    return found
