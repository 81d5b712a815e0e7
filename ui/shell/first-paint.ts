/**
 * Runs in the head, before anything is painted: the chosen theme and language stand on `<html>` at once.
 * Keys as in `ui/kit/theme.ts` and `ui/kit/locale.ts`. The server's content security policy names its hash.
 */
export const beforeFirstPaint = `try{
var d=document.documentElement,t=localStorage.getItem("cordee.theme"),l=localStorage.getItem("cordee.locale")||navigator.language;
if(t==="light"||t==="dark")d.dataset.theme=t;
d.lang=/^fr/i.test(l)?"fr":"en"
}catch(e){}`;
