/** All numbers that differ from this one in exactly one digit: nine a place. The country code stays. */
export function numberNeighbours(e164: string): string[] {
  const [country, national] = [e164.slice(0, 3), e164.slice(3)];
  const neighbours: string[] = [];
  for (let place = 0; place < national.length; place += 1) {
    for (let digit = 0; digit <= 9; digit += 1) {
      if (String(digit) !== national[place]) neighbours.push(country + national.slice(0, place) + digit + national.slice(place + 1));
    }
  }
  return neighbours;
}
