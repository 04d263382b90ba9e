/// How reports look: light and dark, on a phone, on a wide screen, and on paper.
///
/// Every colour of text has a contrast of at least 4.5 to what is behind it in both schemes.
enum Stylesheet {
    static let text = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#16202b;--mut:#56616d;--line:#d9dee4;\
        --soft:#f3f5f8;--ai:#0b67c2;--ai2:#8fc0ef;--hu:#b04d08;--hu2:#f2b27f;--ok:#1a7f4b;\
        --bad:#b3261e;--warn:#7d5700;--acc:#6b3fb0;--band:#0b67c224;--okb:#1a7f4b1c;\
        --badb:#b3261e1c}
        @media(prefers-color-scheme:dark){:root{--bg:#12171d;--fg:#e8edf2;--mut:#a3afbb;\
        --line:#33404c;--soft:#1b232b;--ai:#69b1f5;--ai2:#2f6ca3;--hu:#f29b52;--hu2:#8a5020;\
        --ok:#5cc98f;--bad:#ff8a80;--warn:#e6bd55;--acc:#bfa0f5;--band:#69b1f52e;\
        --okb:#5cc98f26;--badb:#ff8a8026}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,-apple-system,\
        "Segoe UI",Roboto,"Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
        main{max-width:1080px;margin:0 auto;padding:24px 20px 48px}
        h1{font-size:1.55rem;line-height:1.25;margin:.2em 0 .15em;text-wrap:balance;\
        overflow-wrap:anywhere}
        h2{font-size:1.15rem;margin:2.2em 0 .3em}h3{font-size:.95rem;margin:1.4em 0 0}
        p{margin:.4em 0;max-width:74ch;overflow-wrap:anywhere}
        .mut{color:var(--mut)}.sm{font-size:.86rem}a{color:var(--ai)}
        code{font:.86em ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;\
        overflow-wrap:anywhere}
        .lead{font-size:1.08rem;max-width:68ch}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;\
        margin:16px 0}
        .tile{background:var(--soft);border-radius:10px;padding:10px 12px;min-width:0}
        .tile b{display:block;font-size:1.35rem;line-height:1.25;overflow-wrap:anywhere}
        .tile span{font-size:.82rem;color:var(--mut);display:block;overflow-wrap:anywhere}
        nav{display:flex;flex-wrap:wrap;gap:4px 14px;font-size:.88rem;\
        border-bottom:1px solid var(--line);padding:6px 0 8px;margin-top:10px}
        figure{margin:14px 0 0;min-width:0}
        figcaption{font-weight:600;font-size:.92rem}
        figcaption small{font-weight:400;color:var(--mut);font-size:.86rem}
        .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,330px),1fr));\
        gap:8px 28px}
        .plot{display:grid;grid-template-columns:52px minmax(0,1fr);margin-top:11px}
        .plot.named{grid-template-columns:132px minmax(0,1fr)}
        .xt{grid-column:2;font-size:12px;color:var(--mut);text-align:right}
        svg{display:block;overflow:visible}svg.cut{overflow:hidden}
        svg text{font-size:12px;fill:var(--fg)}svg text.m{fill:var(--mut)}
        svg text.on{fill:var(--bg)}svg text.b{font-weight:600}
        .g{stroke:var(--line)}.z{stroke:var(--mut)}.d{stroke-dasharray:4 3}
        .line{fill:none;stroke-width:1.7}.thin{stroke-width:1.4}
        .f-ai{fill:var(--ai)}.f-ai2{fill:var(--ai2)}.f-hu{fill:var(--hu)}.f-hu2{fill:var(--hu2)}\
        .f-ok{fill:var(--ok)}.f-bad{fill:var(--bad)}.f-mut{fill:var(--mut)}.f-acc{fill:var(--acc)}\
        .f-fg{fill:var(--fg)}.f-bg{fill:var(--bg)}.f-band{fill:var(--band)}.f-okb{fill:var(--okb)}\
        .f-badb{fill:var(--badb)}.f-soft{fill:var(--soft)}.f-warn{fill:var(--warn)}
        .s-ai{stroke:var(--ai)}.s-hu{stroke:var(--hu)}.s-ok{stroke:var(--ok)}\
        .s-bad{stroke:var(--bad)}.s-acc{stroke:var(--acc)}.s-mut{stroke:var(--mut)}\
        .s-fg{stroke:var(--fg)}.s-warn{stroke:var(--warn)}.s-ai2{stroke:var(--ai2)}\
        .s-hu2{stroke:var(--hu2)}
        .key{display:flex;flex-wrap:wrap;gap:2px 14px;font-size:.84rem;margin:4px 0 0;\
        color:var(--mut)}
        .key svg{display:inline-block;margin-right:5px;vertical-align:-1px}
        .rl{font-size:.8rem;color:var(--mut);margin:6px 0 2px}
        details{margin:6px 0 0}
        summary{cursor:pointer;font-size:.86rem;color:var(--mut);padding:4px 0}
        .tw{overflow-x:auto}
        table{border-collapse:collapse;font-size:.86rem;width:100%}
        th,td{text-align:right;padding:4px 9px;border-bottom:1px solid var(--line);\
        vertical-align:top;font-weight:400}
        thead th{color:var(--mut);border-bottom:2px solid var(--line);vertical-align:bottom}
        tbody th,th.l,td.l{text-align:left}tbody th{font-weight:550;overflow-wrap:anywhere}
        td.l{min-width:12ch}td.ok,b.ok{color:var(--ok)}td.bad,b.bad{color:var(--bad)}\
        td.warn,b.warn{color:var(--warn)}
        .note{border-left:3px solid var(--warn);padding:2px 0 2px 10px;margin:10px 0}
        .note.bad{border-color:var(--bad)}
        .cmd{display:flex;gap:8px;align-items:flex-start;background:var(--soft);\
        border-radius:8px;padding:9px 11px;margin:8px 0}
        .cmd code{flex:1;min-width:0}
        button,input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);\
        border-radius:7px;padding:4px 10px}
        button{font-size:.84rem;cursor:pointer}
        :focus-visible{outline:2px solid var(--ai);outline-offset:2px}
        input[type=range]{width:100%;padding:0;accent-color:var(--acc)}
        .sl{position:sticky;bottom:0;background:var(--bg);border-top:1px solid var(--line);\
        padding:8px 0;z-index:2}
        .js{display:none}.on .js{display:block}.on button.js{display:inline-block}
        .cur{stroke:var(--fg);stroke-dasharray:2 3}
        ul{padding-left:1.2em;margin:.4em 0;max-width:80ch}li{overflow-wrap:anywhere}
        .skip{position:absolute;left:-999px}
        .skip:focus{left:8px;top:8px;background:var(--bg);padding:4px 8px}
        @media(max-width:560px){main{padding:16px 14px 40px}h1{font-size:1.3rem}\
        .tiles{grid-template-columns:1fr 1fr}.tile b{font-size:1.15rem}\
        .plot{grid-template-columns:46px minmax(0,1fr)}\
        .plot.named{grid-template-columns:96px minmax(0,1fr)}}
        @media print{:root{color-scheme:light;--bg:#fff;--fg:#000;--mut:#444;--line:#bbb;\
        --soft:#f2f2f2;--ai:#0b67c2;--ai2:#8fc0ef;--hu:#b04d08;--hu2:#f2b27f;--ok:#1a7f4b;\
        --bad:#b3261e;--warn:#7d5700;--acc:#6b3fb0}body{font-size:10.5pt}\
        main{max-width:none;padding:0}nav,.js,.on .js,.on button.js,.skip,\
        details:not([open]){display:none}figure,.tile,tr{break-inside:avoid}\
        h2{break-after:avoid}svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

        """
}
