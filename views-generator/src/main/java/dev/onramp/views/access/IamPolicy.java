package dev.onramp.views.access;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewRules;
import dev.onramp.views.ViewsErrors;
import dev.onramp.views.athena.AthenaSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The policy of a role where Lake Formation is not used: statements in one work group, the entries of Glue for the views of the role and for everything that they read, the
 * tables' files, and a place for results. Athena reads with the rights of whoever asks, so the files of the tables are among it: see docs/access.md for what that does not protect.
 */
public final class IamPolicy {
    private static final String VERSION = "2012-10-17";
    /** The catalog that needs no right of its own. */
    private static final String OWN_CATALOG = "AwsDataCatalog";

    private final AthenaRole.Principal principal;
    private final AthenaSettings athena;
    private final String region;
    private final String workGroup;
    private final URI results;
    private final Set<ObjectName> names = new TreeSet<>();
    private final Set<URI> locations = new TreeSet<>();

    private IamPolicy(Settings settings, AthenaRole role) {
        this.principal = role.principal(settings);
        this.athena = AthenaSettings.of(settings);
        this.region = athena.region()
                .orElseThrow(() -> ViewsErrors.badAthenaSetting(
                        "athena.region", "", "the region of Athena and Glue: policies name it, such as eu-central-1"));
        this.results = URI.create(athena.outputLocation()
                .orElseThrow(
                        () -> ViewsErrors.badAthenaSetting(
                                "athena.output-location",
                                "",
                                "the place of results, below which each role has one of its own, such as s3://bucket/athena-results/"))
                .replaceAll("/*$", "/" + role + "/"));
        this.workGroup = settings.section("access").getString("athena-" + role + "-work-group");
        if (!AthenaSettings.isWorkGroup(workGroup)) {
            throw ViewsErrors.badAthenaSetting(
                    "access.athena-" + role + "-work-group", workGroup, "the name of a work group, such as " + role);
        }
    }

    /**
     * What {@code aws iam put-role-policy --policy-document} takes.
     *
     * @throws dev.onramp.config.OnrampException ONR-V001 to ONR-V004 and ONR-V020 when there are no views, ONR-V021 when the role has no principal, ONR-V031 when
     *     region, place of results or work group are missing or wrong
     */
    public static String text(Settings settings, CanonicalModel model, AthenaRole role) {
        var policy = new IamPolicy(settings, role);
        LakeCatalog catalog = LakeCatalog.of(model, LakeLayout.of(settings), ViewRules.DEFAULT, Engine.ATHENA);
        Collection<View> masked =
                MaskedStatements.plain(settings, model, catalog).views();
        policy.read(role == AthenaRole.ANALYST ? masked : catalog.views(), catalog);
        return JsonText.of(JsonText.members("Version", VERSION, "Statement", policy.statements()));
    }

    /** These views and what they read, down to the tables. */
    private void read(Collection<View> views, LakeCatalog catalog) {
        Map<ObjectName, View> byName = new HashMap<>();
        catalog.views().forEach(view -> byName.put(view.name(), view));
        Map<ObjectName, LakeTable> tables = new HashMap<>();
        catalog.tables().forEach(table -> tables.put(table.name(), table));
        List<View> open = new ArrayList<>(views);
        while (!open.isEmpty()) {
            View view = open.remove(open.size() - 1);
            names.add(view.name());
            for (ObjectName read : view.tables()) {
                boolean isNew = names.add(read);
                if (isNew && byName.containsKey(read)) {
                    open.add(byName.get(read));
                } else if (tables.containsKey(read)) {
                    locations.add(URI.create(tables.get(read).location() + "/"));
                }
            }
        }
    }

    private List<Object> statements() {
        List<Object> statements = new ArrayList<>();
        statements.add(statement(
                "RunStatements",
                List.of(
                        "athena:GetQueryExecution",
                        "athena:GetQueryResults",
                        "athena:GetWorkGroup",
                        "athena:StartQueryExecution",
                        "athena:StopQueryExecution"),
                List.of(arn("athena", region, principal.account(), "workgroup/" + workGroup))));
        if (!athena.catalog().equals(OWN_CATALOG)) {
            statements.add(statement(
                    "FindTheCatalog",
                    List.of("athena:GetDataCatalog"),
                    List.of(arn("athena", region, principal.account(), "datacatalog/" + athena.catalog()))));
        }
        statements.add(statement("ReadTheCatalog", List.of("glue:GetDatabase", "glue:GetTable"), entries()));
        statements.add(statement(
                "FindTheBuckets",
                List.of("s3:GetBucketLocation"),
                Stream.concat(locations.stream(), Stream.of(results))
                        .map(this::bucket)
                        .distinct()
                        .toList()));
        statements.add(statement("ReadTheTables", List.of("s3:GetObject"), objects(locations)));
        statements.addAll(listing("ListTheTables", locations));
        statements.add(statement(
                "KeepResults",
                List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"),
                objects(List.of(results))));
        statements.addAll(listing("ListResults", List.of(results)));
        return statements;
    }

    /** Glue asks for the right to an entry, to its database and to the catalog; Athena looks at the database {@code default} in any case. */
    private List<String> entries() {
        String account = athena.catalogId().orElse(principal.account());
        return Stream.of(
                        Stream.of("catalog", "database/default"),
                        names.stream().map(ObjectName::schema).distinct().map(schema -> "database/" + schema),
                        names.stream().map(name -> "table/" + name.schema() + "/" + name.name()))
                .flatMap(resources -> resources)
                .map(resource -> arn("glue", region, account, resource))
                .toList();
    }

    private List<String> objects(Collection<URI> places) {
        return places.stream()
                .map(place -> bucket(place) + place.getPath() + "*")
                .toList();
    }

    /** One statement, since all tables lie in one bucket; none where there is nothing to list. */
    private List<Object> listing(String id, Collection<URI> places) {
        return places.stream()
                .findFirst()
                .map(any -> {
                    Map<String, Object> statement = statement(id, List.of("s3:ListBucket"), List.of(bucket(any)));
                    statement.put(
                            "Condition",
                            Map.of(
                                    "StringLike",
                                    Map.of(
                                            "s3:prefix",
                                            places.stream()
                                                    .map(place ->
                                                            place.getPath().substring(1) + "*")
                                                    .toList())));
                    return List.<Object>of(statement);
                })
                .orElseGet(List::of);
    }

    private String bucket(URI location) {
        return arn("s3", "", "", location.getAuthority());
    }

    private String arn(String service, String where, String account, String resource) {
        return "arn:" + principal.partition() + ":" + service + ":" + where + ":" + account + ":" + resource;
    }

    private static Map<String, Object> statement(String id, List<String> actions, List<String> resources) {
        return JsonText.members("Sid", id, "Effect", "Allow", "Action", actions, "Resource", resources);
    }
}
