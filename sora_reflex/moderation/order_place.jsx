// Holds the place of the sheets to report and to moderate: they are fetched when one of them is first asked for.
import { Suspense, lazy, useEffect, useState } from "react";
import { tell } from "$/public/external/sora_reflex/ui/surfaces/toaster.jsx";

const NAMES = ["report", "moderate"];

const Sheets = lazy(() =>
  import("$/public/external/sora_reflex/moderation/components/order_sheets.jsx").catch(() => {
    tell("That could not be loaded. Load the page again.");
    return { default: () => null };
  }),
);

export function OrderSheets(props) {
  const [asked, setAsked] = useState(null);
  useEffect(() => {
    if (asked) return undefined;
    const asks = NAMES.map((name) => [`sheet:${name}`, (event) => setAsked({ name, detail: event.detail })]);
    asks.forEach(([name, ask]) => window.addEventListener(name, ask));
    return () => asks.forEach(([name, ask]) => window.removeEventListener(name, ask));
  }, [asked]);
  return (
    asked && (
      <Suspense fallback={null}>
        <Sheets first={asked} {...props} />
      </Suspense>
    )
  );
}
