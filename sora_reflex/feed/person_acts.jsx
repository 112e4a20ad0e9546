// What one can do about whoever made a clip or said something, from where one met them.
import { useState } from "react";
import { MenuRow, Sheet, closeSheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { BlockSheet } from "$/public/external/sora_reflex/feed/people_parts/people.jsx";

export function PersonRows({ handle, then, onMute, onRestrict }) {
  return (
    <>
      <MenuRow icon="eye-off" label={`Mute @${handle}`} onClick={then(() => onMute(handle, true))} />
      <MenuRow icon="clock" label={`Restrict @${handle}`} onClick={then(() => onRestrict(handle, true))} />
      <MenuRow icon="ban" label={`Block @${handle}`} className="no" onClick={then(() => openSheet("person-block", { handle }))} />
    </>
  );
}

// Opens on `sheet:person-acts` with a handle, and the comment that they said if it is about one.
export function PersonActs({ onBlock, keepsOrder = false, ...acts }) {
  const [{ handle, comment, isHidden }, setAbout] = useState({ handle: "" });
  const then = (next) => () => {
    closeSheet("person-acts");
    next();
  };
  return (
    <>
      <Sheet name="person-acts" title={`@${handle}`} onOpen={setAbout}>
        <div className="menu">
          <PersonRows handle={handle} then={then} {...acts} />
          {comment && (
            <MenuRow icon="flag" label="Report comment" className="no" onClick={then(() => openSheet("report", { subject: "comment", id: comment }))} />
          )}
          {comment && keepsOrder && (
            <MenuRow
              icon="gavel"
              label="Keep order"
              onClick={then(() => openSheet("moderate", { subject: "comment", id: comment, is_hidden: isHidden, name: "This comment" }))}
            />
          )}
        </div>
      </Sheet>
      <BlockSheet onBlock={onBlock} />
    </>
  );
}
