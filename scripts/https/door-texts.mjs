// What the page says that hands out the authority's certificate, in the languages of the product.
export const doorTexts = {
  en: {
    title: "Cordée on your phone",
    why: "Cordée runs on a machine of your own, which vouches for itself. Tell this phone once that you trust it; after that the app installs and works without a network.",
    get: "Get the certificate",
    check: "Before you trust it, compare its SHA-256 fingerprint with the one in the terminal:",
    open: "Open Cordée",
    openHint: "Once the certificate is installed.",
    limits: "It vouches for addresses of private networks alone, never for other sites.",
    ios: {
      name: "iPhone and iPad",
      steps: [
        "In Safari, tap “Get the certificate” and allow the download.",
        "Settings → General → VPN & Device Management → the profile “Cordée on …” → Install.",
        "Settings → General → About → Certificate Trust Settings → switch “Cordée on …” on.",
        "Come back and tap “Open Cordée”. Then Share → Add to Home Screen.",
      ],
    },
    android: {
      name: "Android",
      steps: [
        "Tap “Get the certificate”.",
        "Settings → search for “CA certificate” → Install anyway → choose cordee.crt in Downloads.",
        "Come back and tap “Open Cordée”. Then the menu of Chrome → Add to Home screen → Install.",
      ],
    },
  },
  fr: {
    title: "Cordée sur votre téléphone",
    why: "Cordée tourne sur une machine à vous, qui se porte garante d’elle-même. Dites une fois à ce téléphone que vous lui faites confiance ; ensuite l’application s’installe et fonctionne sans réseau.",
    get: "Obtenir le certificat",
    check: "Avant de lui faire confiance, comparez son empreinte SHA-256 avec celle du terminal :",
    open: "Ouvrir Cordée",
    openHint: "Une fois le certificat installé.",
    limits: "Il ne se porte garant que d’adresses de réseaux privés, jamais d’autres sites.",
    ios: {
      name: "iPhone et iPad",
      steps: [
        "Dans Safari, touchez « Obtenir le certificat » et autorisez le téléchargement.",
        "Réglages → Général → VPN et gestion de l’appareil → le profil « Cordée on … » → Installer.",
        "Réglages → Général → Informations → Réglages des certificats → activez « Cordée on … ».",
        "Revenez ici et touchez « Ouvrir Cordée ». Puis Partager → Sur l’écran d’accueil.",
      ],
    },
    android: {
      name: "Android",
      steps: [
        "Touchez « Obtenir le certificat ».",
        "Paramètres → cherchez « certificat CA » → Installer quand même → choisissez cordee.crt dans Téléchargements.",
        "Revenez ici et touchez « Ouvrir Cordée ». Puis le menu de Chrome → Ajouter à l’écran d’accueil → Installer.",
      ],
    },
  },
};
