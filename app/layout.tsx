import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "@/ui/kit/tokens.css";
import "@/ui/kit/font.css";
import "@/ui/kit/base.css";
import "@/ui/kit/controls.css";
import "@/ui/kit/marks.css";
import "@/ui/kit/field.css";
import "@/ui/kit/card.css";
import "@/ui/kit/rope.css";
import "@/ui/kit/list.css";
import "@/ui/kit/sheet.css";
import "@/ui/kit/menu.css";
import "@/ui/kit/toast.css";
import "@/ui/shell/shell.css";
import "@/ui/shell/navigation.css";
import "@/ui/shell/frame-skeleton.css";
import { beforeFirstPaint } from "@/ui/shell/first-paint";
import { Updates } from "@/ui/shell/updates";

export const metadata: Metadata = {
  title: { default: "Cordée", template: "%s · Cordée" },
  applicationName: "Cordée",
  appleWebApp: { capable: true, title: "Cordée", statusBarStyle: "default" },
  formatDetection: { telephone: false, email: false, address: false },
  icons: {
    icon: [{ url: "/icons/favicon.svg", type: "image/svg+xml" }],
    apple: "/icons/apple-touch-icon.png",
  },
};
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f7f6" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1312" },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{beforeFirstPaint}</script>
      </head>
      <body>
        {children}
        <Updates />
      </body>
    </html>
  );
}
