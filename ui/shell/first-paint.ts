/**
 * Runs in the head, before anything is painted: the chosen theme and language stand on `<html>` at once.
 * A device that holds nothing of anybody asks for the first cards right away (`ui/live/early-start.ts`), unless a
 * sign-out is still to be told. A browser's first formatter of a page takes it 30 ms (120 on a slow phone): it is made while
 * the style sheets travel.
 * Keys as in `ui/kit/theme.ts`, `ui/kit/locale.ts`, `ui/live/device-keeper.ts` and `ui/live/sign-out.ts`. The server's
 * content security policy names its hash.
 */
export const beforeFirstPaint = `try{
var d=document.documentElement,t=localStorage.getItem("cordee.theme"),l=localStorage.getItem("cordee.locale")||navigator.language;
if(t==="light"||t==="dark")d.dataset.theme=t;
d.lang=/^fr/i.test(l)?"fr":"en";
if(!/^\\/(sign-in|welcome|join|offline)/.test(location.pathname)&&!localStorage.getItem("cordee.person")&&!localStorage.getItem("cordee.signOut"))
window.cordeeStart=fetch("/rpc/live.start").then(function(r){return r.ok?r.json():null},function(){return null})
setTimeout(function(){new Intl.NumberFormat(l);new Intl.DateTimeFormat(l,{month:"short"})})
}catch(e){}`;
