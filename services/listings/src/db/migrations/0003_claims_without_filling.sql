-- Zeros that only fill a number up are no part of it: claims made before get the key that new ones have. A claim whose
-- number stands in another spelling beside it keeps its key until its listing changes, and is refused then.
UPDATE listings.claim c SET key = regexp_replace(c.key, '^(number:[A-Z]{2,5})0+(?=[1-9])', '\1')
WHERE c.key ~ '^number:[A-Z]{2,5}0+[1-9]' AND NOT EXISTS (
  SELECT FROM listings.claim other
  WHERE other.listing_id <> c.listing_id AND regexp_replace(other.key, '^(number:[A-Z]{2,5})0+(?=[1-9])', '\1')
    = regexp_replace(c.key, '^(number:[A-Z]{2,5})0+(?=[1-9])', '\1'));
