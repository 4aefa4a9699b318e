-- A number names its right together with its role, and without a check digit that not every register gives: patents of
-- earlier records get the names that new ones have.
UPDATE matching.fingerprints f SET patents = ARRAY(
  SELECT DISTINCT CASE
    WHEN p ~ '^number:(EP|GB)\d+\.\d$' THEN regexp_replace(p, '^number:(.+)\.\d$', 'application:\1')
    WHEN p ~ '^number:(PCT/|CN.+\.|US\d+/|KR\d0-|JP\d{4}-\d{6}$)' THEN regexp_replace(p, '^number:', 'application:')
    WHEN p ~ '^number:JP(4[6-9]|5\d|6[0-4])\d{6}$' THEN regexp_replace(p, '^number:JP', 'publication:JPS')
    WHEN p ~ '^number:DE\d+\.\d$' THEN regexp_replace(p, '^number:(.+)\.\d$', 'publication:\1')
    ELSE regexp_replace(p, '^number:', 'publication:')
  END FROM unnest(f.patents) p)
WHERE EXISTS (SELECT FROM unnest(f.patents) p WHERE p LIKE 'number:%');
