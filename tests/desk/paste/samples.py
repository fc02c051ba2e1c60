"""The clipboard as other programs fill it: written in their manner, with words of our own."""

GOOGLE = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7"><h2 dir="ltr"><span '
    'style="font-size:16pt;font-weight:700;">What the council decided</span></h2><p dir="ltr"><span '
    'style="font-weight:400;white-space:pre-wrap;">The plan, in </span><span style="font-weight:700;">bold</span>'
    '<span style="font-weight:400;">, </span><span style="font-style:italic;">slanted</span><span> and </span>'
    '<a href="https://www.google.com/url?q=https://reports.example/rain&amp;sa=D&amp;source=editors" '
    'style="text-decoration:none;"><span>linked</span></a><span>.</span></p><br /><p dir="ltr"><span>A second '
    'paragraph.</span></p><ul><li dir="ltr"><p role="presentation"><span>Roads</span></p></li><ul><li dir="ltr">'
    '<p><span>The bridge</span></p></li></ul><li dir="ltr"><p><span>Water</span></p></li></ul>'
    '<p><img src="https://pictures.example/x.png" width="100"></p><table><tbody><tr><td><p>Town</p></td><td>'
    "<p>Wells</p></td></tr><tr><td><p>Sao</p></td><td><p>4</p></td></tr></tbody></table></b>"
)

_ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span "
    "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>{}<o:p></o:p></p>"
)

WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm;} --></style>'
    "</head><body lang=EN-GB><!--StartFragment--><p class=MsoTitle>The report<o:p></o:p></p><p class=MsoNormal>"
    "<b style='mso-bidi-font-weight:normal'>The start.</b> Plain&nbsp;words<a style='mso-footnote-id:ftn1' "
    'href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> and “quotes”.<o:p></o:p></p>'
    + _ITEM.format("First point")
    + _ITEM.format("Second point")
    + "<p class=MsoNormal><del>gone</del> <u>kept</u> text.<o:p></o:p></p><!--EndFragment--></body></html>"
)
