package dev.onramp.views;

import java.util.Set;

/**
 * Words that cannot stand bare as a name in Trino, in a SELECT of Athena or in PostgreSQL. One set for all, so that one text suits all;
 * quoting a word that an engine would take bare does no harm.
 */
final class ReservedWords {
    private static final Set<String> WORDS = Set.of(
            ("all alter analyse analyze and any array as asc asymmetric authorization between binary both by case cast check collate"
                            + " collation column concurrently constraint create cross cube current_catalog current_date current_path"
                            + " current_role current_schema current_time current_timestamp current_user deallocate default deferrable"
                            + " delete desc describe distinct do drop else end escape except execute exists extract false fetch first for"
                            + " foreign freeze from full grant group grouping having ilike in initially inner insert intersect into is"
                            + " isnull join json_array json_exists json_object json_query json_table json_value last lateral leading"
                            + " left like limit listagg localtime localtimestamp natural normalize not notnull null of offset on only"
                            + " or order outer overlaps placing prepare primary recursive references returning right rollup select"
                            + " session_user similar skip some symmetric system_user table tablesample then to trailing trim true"
                            + " uescape union unique unnest user using values variadic verbose when where window with")
                    .split(" "));

    private ReservedWords() {}

    static boolean contains(String lowerCaseWord) {
        return WORDS.contains(lowerCaseWord);
    }
}
