// Holds the place of the sheet about joining: it is fetched when somebody first asks for it.
import { Suspense, lazy, useEffect, useState } from "react";

const Join = lazy(() =>
  import("$/public/external/sora_reflex/shell/nav/join_sheet.jsx").catch(() => {
    window.location.assign("/sign-in");
    return { default: () => null };
  }),
);

export function JoinPlace() {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    const ask = () => setAsked(true);
    window.addEventListener("sheet:join", ask);
    return () => window.removeEventListener("sheet:join", ask);
  }, []);
  return <Suspense fallback={null}>{isAsked && <Join />}</Suspense>;
}
