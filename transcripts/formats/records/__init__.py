"""Talk as scholars, courts and parliaments keep it: CHAT, ELAN, Praat, TEI, tables of
columns, records of examinations and debates."""
