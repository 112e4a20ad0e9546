// Holds the place of the sheets to report and to moderate.
import { lateSheets } from "$/public/external/sora_reflex/ui/surfaces/late_sheets.jsx";

export const OrderSheets = lateSheets(
  ["report", "moderate"],
  () => import("$/public/external/sora_reflex/moderation/components/order_sheets.jsx"),
);
