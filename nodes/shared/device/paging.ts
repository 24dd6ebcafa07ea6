import { isObject, type JsonObject } from '../http/body';

/**
 * Whether a list is only its first page. The API documents no paging; back ends of its family write
 * it as Laravel does: `last_page` and `next_page_url` beside the list or under `meta`, `next` under
 * `links`.
 */
export function findPaging(response: JsonObject): { hasMore: boolean; pages?: number } {
	const { devices, data } = response;
	const inner = isObject(data) ? [data, data.devices] : [];
	const places = [response, devices, ...inner].filter(isObject);
	const all = places.flatMap((place) => [place, place.meta, place.pagination]).filter(isObject);
	const pages = Math.max(1, ...all.map(({ last_page }) => Number(last_page) || 1));
	const next = [
		...all.map(({ next_page_url }) => next_page_url),
		...places.map(({ links }) => (isObject(links) ? links.next : undefined)),
	];
	const hasMore = pages > 1 || next.some((url) => typeof url === 'string' && url !== '');
	return { hasMore, pages: pages > 1 ? pages : undefined };
}
