import { IconBolt, IconDroplet, IconFlame, IconTemperature, IconTemperatureSun } from "@tabler/icons-react";
import type { Commodity } from "@wattwerk/ui/api/models";

const icons = {
  electricity: IconBolt,
  heating_electricity: IconTemperatureSun,
  gas: IconFlame,
  water: IconDroplet,
  heat: IconTemperature,
};

export function CommodityIcon({ commodity, size = 20 }: { commodity: Commodity; size?: number }) {
  const Icon = icons[commodity];
  return <Icon size={size} aria-hidden="true" />;
}
