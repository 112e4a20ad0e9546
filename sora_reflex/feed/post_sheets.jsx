// Holds the place of the sheets about a clip and its people.
import { lateSheets } from "$/public/external/sora_reflex/ui/surfaces/late_sheets.jsx";

export const PostSheets = lateSheets(
  ["post", "keys", "person-acts"],
  () => import("$/public/external/sora_reflex/feed/components/post_menu.jsx"),
);
