import { currentLocale, languageOf } from "@/ui/kit/locale";
import { namespacesOf } from "@/ui/shell/page-words";
import { loadWords } from "@/ui/shell/words";

// Next runs this file before the page wakes up: its words travel meanwhile, not after.
void loadWords(languageOf(currentLocale()), namespacesOf(location.pathname));
