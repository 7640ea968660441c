-- People are found by the offices that they hold or held.

alter type matched_field add value 'ROLE';
