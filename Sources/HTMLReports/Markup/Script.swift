/// What makes reports handier, and nothing that is needed to read them: a cursor through charts of
/// the same times, a filter for measures, a button that copies, and a slider through the points of
/// a search.
enum Script {
    static let text = """
        "use strict";(d=>{d.documentElement.classList.add("on");const \
        all=(s,e=d)=>[...e.querySelectorAll(s)],cells=r=>all("th,td",r).map(c=>c.textContent);
        all("[data-times]").forEach(s=>{const t=d.getElementById(s.dataset.times),\
        head=cells(t.tHead.rows[0]),rows=all("tbody tr",t).map(cells),n=rows.length,\
        say=s.querySelector(".say"),plots=all("svg.time",s).map(p=>{\
        const l=d.createElementNS(p.namespaceURI,"line");l.setAttribute("y1","0");\
        l.setAttribute("y2",p.dataset.h);l.setAttribute("class","cur");l.style.display="none";\
        p.append(l);return[p,l]});plots.forEach(([p])=>{p.onpointermove=e=>{\
        const b=p.getBoundingClientRect(),i=Math.max(0,Math.min(n-1,\
        Math.floor((e.clientX-b.left)/b.width*n))),x=(i+.5)/n*100+"%";plots.forEach(([,l])=>{\
        l.setAttribute("x1",x);l.setAttribute("x2",x);l.style.display=""});\
        say.textContent=rows[i].map((c,k)=>k?head[k]+" "+c:c).join(" · ")};\
        p.onpointerleave=()=>plots.forEach(([,l])=>l.style.display="none")})});
        all("input.filter").forEach(f=>f.oninput=()=>{const q=f.value.toLowerCase(),\
        t=d.getElementById(f.dataset.table);t.closest("details").open=true;\
        all("tbody tr",t).forEach(r=>r.hidden=!r.textContent.toLowerCase().includes(q))});
        all("button.copy").forEach(b=>b.onclick=()=>{const c=b.previousElementSibling;\
        if(navigator.clipboard&&isSecureContext)navigator.clipboard.writeText(c.textContent);\
        else{const r=d.createRange();r.selectNodeContents(c);getSelection().removeAllRanges();\
        getSelection().addRange(r);d.execCommand("copy")}});
        all("input.point").forEach(s=>{const t=d.getElementById(s.dataset.table),\
        head=cells(t.tHead.rows[0]),rows=all("tbody tr",t).map(cells),\
        xs=s.dataset.at.split(" ").map(Number),o=s.nextElementSibling,\
        plots=all("svg.curve",s.closest(".trades")).map(p=>{\
        const l=d.createElementNS(p.namespaceURI,"line");\
        l.setAttribute("y1","0");l.setAttribute("y2",p.dataset.h);l.setAttribute("class","cur");\
        p.append(l);return l});s.oninput=()=>{const i=+s.value;plots.forEach(l=>{\
        l.setAttribute("x1",xs[i]+"%");l.setAttribute("x2",xs[i]+"%")});\
        o.textContent=rows[i].map((c,k)=>head[k]+" "+c).join(" · ")};s.oninput()})})(document)
        """
}
