// Holds the place of sheets that are fetched when the first of them is asked for.
import { Suspense, lazy, useEffect, useState } from "react";
import { tell } from "$/public/external/sora_reflex/ui/surfaces/toaster.jsx";

// `load` imports a component that is given what was asked for as `first`, and opens it; `names` are those of its sheets.
export function lateSheets(names, load) {
  const Sheets = lazy(() =>
    load().catch(() => {
      tell("That could not be loaded. Load the page again.");
      return { default: () => null };
    }),
  );
  return function LateSheets(props) {
    const [asked, setAsked] = useState(null);
    useEffect(() => {
      if (asked) return undefined;
      const asks = names.map((name) => [`sheet:${name}`, (event) => setAsked({ name, detail: event.detail })]);
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
  };
}
