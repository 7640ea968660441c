/** What the server has at an address, or undefined where it has nothing or takes long: GraphiQL is useful without. */
export async function fetched(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
