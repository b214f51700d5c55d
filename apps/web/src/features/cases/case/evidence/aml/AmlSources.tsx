import type { AmlHit } from '@docket/contracts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { safeLink } from '../../case-words.ts';
import { countryName } from './country-code.ts';

/** The lists an entity is on and what newspapers wrote, each with its source. */
export function AmlSources({ hit }: { hit: AmlHit }) {
  return (
    <>
      {hit.lists.length > 0 && (
        <Box component="section" aria-label="Lists" sx={{ pt: 1.5 }}>
          <Typography variant="subtitle2" component="h4" sx={{ m: 0 }}>
            Lists
          </Typography>
          {hit.lists.map((list) => (
            <Source
              key={`${list.name} ${list.sourceUrl}`}
              title={list.name}
              url={list.sourceUrl}
              detail={list.detail}
            />
          ))}
        </Box>
      )}
      {hit.articles.length > 0 && (
        <Box component="section" aria-label="Articles" sx={{ pt: 1.5 }}>
          <Typography variant="subtitle2" component="h4" sx={{ m: 0 }}>
            Adverse media
          </Typography>
          {hit.articles.map((article) => (
            <Source
              key={article.headline}
              title={article.headline}
              url={article.sourceUrl}
              detail={[
                article.publishedOn,
                article.country === null ? null : countryName(article.country),
                article.summary,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            />
          ))}
        </Box>
      )}
    </>
  );
}

function Source({ title, url, detail }: { title: string; url: string | null; detail: string | null }) {
  const href = safeLink(url);
  return (
    <Box sx={{ py: 0.5 }}>
      <Typography variant="body2">
        {href === null ? (
          title
        ) : (
          <Link href={href} target="_blank" rel="noreferrer noopener">
            {title}
          </Link>
        )}
      </Typography>
      {detail !== null && detail !== '' && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {detail}
        </Typography>
      )}
    </Box>
  );
}
