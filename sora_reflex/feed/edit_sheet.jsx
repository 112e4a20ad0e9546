// Holds the place of the sheet for one's own profile: what is in it is fetched when it is first opened.
import { Suspense, lazy, useEffect } from "react";
import { Sheet, closeSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const Editing = lazy(() =>
  import("$/public/external/sora_reflex/feed/profile_parts/edit_profile.jsx").catch(() => ({ default: Away })),
);

function Away() {
  return <p className="i2">This could not be loaded. Close it and try again.</p>;
}

export function EditSheet({ onLoad, saved = 0, ...rest }) {
  useEffect(() => {
    if (saved) closeSheet("profile-edit");
  }, [saved]);
  return (
    <Sheet name="profile-edit" title="Your profile" onOpen={() => onLoad?.()}>
      <Suspense fallback={<div className="edit-room" />}>{rest.isLoaded ? <Editing {...rest} /> : <div className="edit-room" />}</Suspense>
    </Sheet>
  );
}
