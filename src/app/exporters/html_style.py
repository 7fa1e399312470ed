"""How a web page looks: one sheet of style, with the colours of the window."""

from __future__ import annotations

from app.domain.hues import DARK_HUES, LIGHT_HUES
from app.exporters.drawing import DARK, LIGHT, Palette

_NO_HUE = len(LIGHT_HUES)
"""Stands for a remark without a tag."""


def _colors(palette: Palette, hues: tuple[str, ...]) -> str:
    named = [f"--{tone.value}:{color}" for tone, color in palette.items()]
    named += [f"--tag-{number}:{hue}" for number, hue in enumerate((*hues, "var(--muted)"))]
    return ";".join(named)


CSS = (
    f":root{{{_colors(LIGHT, LIGHT_HUES)}}}\n"
    f"@media screen and (prefers-color-scheme:dark){{:root{{{_colors(DARK, DARK_HUES)}}}}}\n"
    + "".join(f".tag-{number}{{--tag:var(--tag-{number})}}\n" for number in range(_NO_HUE + 1))
    + """
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);color-scheme:light dark}
body{margin:0;font:1.0625rem/1.6 "Source Serif 4",Charter,"Frank Ruhl Libre",Georgia,"Times New Roman",serif}
main{max-width:41rem;margin:0 auto;padding:3rem 1.25rem 4rem;overflow-wrap:break-word}
h1,h2,h3,h4,h5,h6,table,aside,figcaption,.beside,.notes,summary{
font-family:Inter,"Segoe UI","Helvetica Neue",Arial,sans-serif}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 1.25rem}
h2{font-size:1.2rem;margin:2.25rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
h4,h5,h6{font-size:.9rem;margin:1.25rem 0 .5rem}
p{margin:0 0 .9rem}
a{color:var(--accent);text-underline-offset:.15em}
blockquote{margin:0 0 .75rem;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
blockquote p:last-child{margin-bottom:0}
pre,code{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;font-size:.9em}
pre{overflow-x:auto;padding:.75rem 1rem;border:1px solid var(--line);border-radius:6px}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
mark{color:inherit;background:color-mix(in srgb,var(--accent) 20%,transparent);padding:.05em 0}
mark[class]{background:color-mix(in srgb,var(--tag) 18%,transparent);border-bottom:2px solid var(--tag)}
mark.many{border-bottom-style:double;border-bottom-width:4px}
.wide{overflow-x:auto;margin:0 0 1.25rem}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.45}
th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
table[dir=rtl] :is(th,td){padding:.4rem 0 .4rem .75rem}
thead th{color:var(--muted);font-weight:600}
.fields th{width:10.5rem;color:var(--muted);font-weight:500}
.fields th strong{font-weight:500}
details{margin:0 0 1rem}
summary{cursor:pointer;font-size:.875rem;color:var(--muted)}
figure{margin:1.5rem 0}
.picture{overflow-x:auto}
.picture svg{max-width:100%;height:auto;display:block}
figcaption{font-size:.8125rem;color:var(--muted);margin-top:.5rem}
.in-1{margin-inline-start:1.5rem}.in-2{margin-inline-start:3rem}.in-3,.in-4,.in-5,.in-6{margin-inline-start:4.5rem}
.sources p{padding-inline-start:1.5rem;text-indent:-1.5rem;margin-bottom:.5rem}
.whole{white-space:nowrap}
sup{line-height:0}
.note{font-family:Inter,"Segoe UI",Arial,sans-serif;font-size:.7em;unicode-bidi:isolate}
.note a{text-decoration:none;padding:0 .1em}
.notes{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.8125rem}
.notes li{margin-bottom:.35rem}
.back{text-decoration:none}
:target{background:color-mix(in srgb,var(--accent) 14%,transparent)}
.beside{font-size:.75rem;color:var(--muted);margin-inline-end:.6em}
aside{font-size:.8125rem;line-height:1.4;color:var(--muted);margin:-.5rem 0 .9rem}
aside ul{list-style:none;margin:0;padding:0}
.dot{display:inline-block;width:.6em;height:.6em;border-radius:50%;background:var(--tag);margin-inline-end:.4em}
@media screen and (min-width:70rem){
.remarked{position:relative}
.remarked aside{margin:0;position:relative;float:inline-end;width:14rem;margin-inline-end:-16rem}
.remarked{display:flow-root;margin-inline-end:-16rem;padding-inline-end:16rem}
.remarked>:first-child{width:100%;float:inline-start}
}
@media print{
@page{margin:22mm 20mm}
html{background:none;color:#000}
main{max-width:none;padding:0}
body{font-size:10.5pt}
a{color:inherit;text-decoration:none}
h1,h2,h3,h4,summary{break-after:avoid}
p,li{orphans:2;widows:2}
figure,tr,blockquote{break-inside:avoid}
details>summary{list-style:none}
mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.back{display:none}
}
"""
)
