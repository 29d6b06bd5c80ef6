package dev.onramp.views;

import dev.onramp.config.OnrampException;
import dev.onramp.model.Identifier;
import dev.onramp.views.plan.PlannedChange;
import dev.onramp.views.plan.ViewsPlan;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Every failure of this module that a user can act on. {@code docs/errors.md} lists them. */
public final class ViewsErrors {
    private ViewsErrors() {}

    static OnrampException notToOne(Identifier entity, List<Identifier> way, String why) {
        return new OnrampException(
                "ONR-V001",
                "the view " + entity + "_wide cannot be made: the join " + path(way)
                        + " could change the number of rows",
                why,
                "make the reference name the whole key of its target, with fields of the same types, in the model");
    }

    static OnrampException sameName(String what, String name) {
        return new OnrampException(
                "ONR-V002",
                what + " would both be called " + name,
                "the names that the model's entities and fields lead to are the same",
                "rename one of the entities, fields or references in the model");
    }

    static OnrampException tooManyJoins(Identifier entity, int limit, List<Identifier> way) {
        return new OnrampException(
                "ONR-V003",
                "the view " + entity + "_wide needs more than " + limit + " joins",
                "the references of the model lead on and on; the first one too many is " + path(way),
                "take references out of the model that are not worth a join");
    }

    public static OnrampException badSchema(String key, String value, String why) {
        return new OnrampException("ONR-V004", "'" + value + "' cannot be a schema", why, "change the setting " + key);
    }

    /** Nobody answers at the address. */
    public static OnrampException unreachable(String url, Throwable source) {
        return new OnrampException(
                "ONR-V005",
                "Trino does not answer at " + url,
                rootMessage(source),
                "start it with ./onramp up, or set trino.url to where it runs",
                source);
    }

    /** It answers but cannot run a query yet. */
    public static OnrampException notReady(String url, Throwable source) {
        return new OnrampException(
                "ONR-V006",
                "Trino at " + url + " runs no queries yet",
                message(source),
                "wait some seconds and repeat; ./onramp status shows its log file",
                source);
    }

    /** Tables that the views need are not in the lake. */
    public static OnrampException tablesMissing(Collection<ObjectName> tables) {
        return new OnrampException(
                "ONR-V007",
                "tables are missing in the lake: "
                        + tables.stream().map(ObjectName::toString).collect(Collectors.joining(", ")),
                "the ingest creates them when it starts, and it has not done so yet",
                "start the ingest (./onramp up) and repeat; everything else is in place");
    }

    /** A query of the user's. The message of Trino names line and column. */
    public static OnrampException queryFailed(Throwable source) {
        return new OnrampException(
                "ONR-V008",
                "the query failed",
                message(source),
                "mend the SQL where the message points to; SHOW TABLES FROM views lists what can be read",
                source);
    }

    /** A statement of ours that changes a table or view. */
    public static OnrampException applyFailed(String object, Throwable source) {
        return new OnrampException(
                "ONR-V009",
                object + " could not be brought up to date in Trino",
                message(source),
                "mend the cause and repeat: what is done already stays, and only the rest is done",
                source);
    }

    /** The address is none of Trino's, or names no catalog. */
    public static OnrampException badAddress(String url, String why) {
        return new OnrampException(
                "ONR-V010",
                "'" + url + "' does not lead to a catalog of Trino",
                why,
                "set trino.url to jdbc:trino://HOST:PORT/CATALOG, such as jdbc:trino://127.0.0.1:8080/lake");
    }

    /** The plan holds changes that queries may notice, and nobody allowed them. */
    public static OnrampException breaking(ViewsPlan plan) {
        return new OnrampException(
                "ONR-V011",
                "the apply would break queries, so nothing has been done: "
                        + plan.breaking().stream().map(PlannedChange::title).collect(Collectors.joining("; ")),
                "columns or views go away, or change their type, meaning or grain",
                "look at onramp views plan; then apply with --allow-breaking, or mend the model");
    }

    /** An engine of the proof refuses a statement, or does not answer. */
    public static OnrampException proofFailed(String engine, String what, Throwable source) {
        return new OnrampException(
                "ONR-V012",
                "the proof stopped on " + engine + ": " + what,
                rootMessage(source),
                "look whether the stack runs (./onramp status); when the SQL of a view was refused, it is a mistake of the generator",
                source);
    }

    static OnrampException explodedTwice(Identifier entity, String first, String second) {
        return new OnrampException(
                "ONR-V013",
                "the view " + entity + "_exploded cannot be made: " + second
                        + " would multiply the rows that there are for " + first,
                "one view explodes one relation, so that a row stands for one child",
                "write to-many = array at one of the two references in the model");
    }

    /** A name of the section {@code access} that cannot be one. */
    public static OnrampException badRole(String name, String why) {
        return new OnrampException(
                "ONR-V020",
                "'" + name + "' cannot be the name of an analyst or steward",
                why,
                "change access.analysts or access.stewards; the administrator's name is trino.user");
    }

    /** A principal of AWS that is missing or is none. */
    public static OnrampException badPrincipal(String key, String value) {
        return new OnrampException(
                "ONR-V021",
                "there is nobody to grant to: " + key + " is '" + value + "'",
                "Lake Formation grants to principals of AWS by their ARN",
                "set " + key + ", such as arn:aws:iam::123456789012:role/analyst");
    }

    /** The engine knows no users. */
    public static OnrampException noGrants(Engine engine) {
        return new OnrampException(
                "ONR-V022",
                "there are no grants for " + engine.text(),
                "who may read is decided where its catalog and files are, not by statements of its own",
                "grant in the catalog it uses: --engine athena for Glue and Lake Formation");
    }

    /** Trino refuses what a user asks for. */
    public static OnrampException denied(String user, Throwable source) {
        return new OnrampException(
                "ONR-V023",
                "Trino does not let the user " + user + " do that",
                message(source),
                "read a view in place of a table (SHOW TABLES FROM views), or ask as somebody who may; docs/access.md says who may what",
                source);
    }

    /** The file of Trino's rules. */
    public static OnrampException rulesNotWritten(java.nio.file.Path file, Throwable source) {
        return new OnrampException(
                "ONR-V024",
                "the access rules of Trino could not be written to " + file,
                message(source),
                "make the folder writable, or set trino.access-rules to another file; no view has been changed",
                source);
    }

    /** A setting of the section {@code athena} that cannot be. */
    public static OnrampException badAthenaSetting(String key, String value, String takes) {
        return new OnrampException(
                "ONR-V031",
                "Athena cannot be reached with " + key + " = '" + value + "'",
                "it takes " + takes,
                "set " + key + " in the settings' file, by the environment or with --set " + key + "=...");
    }

    /** Nobody answers for a service of AWS, or it is throttled or broken beyond the SDK's patience. */
    public static OnrampException awsUnreachable(String service, String where, Throwable source) {
        return new OnrampException(
                "ONR-V032",
                service + " does not answer at " + where,
                rootMessage(source),
                "look at the network, at "
                        + (service.equals("S3")
                                ? "s3.endpoint and s3.region"
                                : "athena.region and the athena endpoints")
                        + ", and repeat: what is done already stays",
                source);
    }

    /** AWS does not know who asks, or not any more. */
    public static OnrampException awsCredentials(String service, Throwable source) {
        return new OnrampException(
                "ONR-V033",
                service + " does not accept the credentials",
                message(source),
                "log in to AWS again (aws sso login, a new session token), or mend the access keys in the settings; then repeat",
                source);
    }

    /** Nothing to sign requests with. */
    public static OnrampException noCredentials(Throwable source) {
        return new OnrampException(
                "ONR-V033",
                "there are no credentials for AWS",
                message(source),
                "log in to AWS (profile, environment or role), or set athena.access-key and athena.secret-key",
                source);
    }

    /** AWS knows who asks and refuses. */
    public static OnrampException awsDenied(String service, String object, Throwable source) {
        return new OnrampException(
                "ONR-V034",
                service + " does not let this principal work on " + object,
                message(source),
                "grant it what docs/views.md names, in IAM and, where the catalog is governed by it, in Lake Formation; then repeat",
                source);
    }

    /** A statement of ours that ran in Athena and failed. */
    public static OnrampException athenaFailed(String object, String execution, String what, String reason) {
        return new OnrampException(
                "ONR-V035",
                object + " could not be brought up to date in Athena: statement " + execution + ", " + what,
                reason,
                "mend the cause and repeat: what is done already stays, and only the rest is done");
    }

    /** A service of AWS refuses a request of ours. */
    public static OnrampException awsRefused(String service, String object, Throwable source) {
        return new OnrampException(
                "ONR-V035",
                object + " could not be read or brought up to date: " + service + " refuses",
                message(source),
                "mend the cause and repeat: what is done already stays, and only the rest is done",
                source);
    }

    /** The work group runs nothing. */
    public static OnrampException badWorkGroup(String workGroup, String why) {
        return new OnrampException(
                "ONR-V036",
                "the work group " + workGroup + " of Athena runs no statements",
                why,
                "set athena.work-group to one that is there and enabled; nothing has been done");
    }

    /** Athena does not know the work group. */
    public static OnrampException badWorkGroup(String workGroup, Throwable source) {
        return badWorkGroup(workGroup, message(source));
    }

    /** Athena writes something for every statement, and nobody says where. */
    public static OnrampException noOutputLocation(String workGroup) {
        return new OnrampException(
                "ONR-V036",
                "Athena does not know where to write the results of statements",
                "athena.output-location is empty, and the work group " + workGroup + " names no place either",
                "set athena.output-location, such as s3://bucket/athena-results/, or the result location of the work group; nothing has been done");
    }

    /** A statement that does not end. */
    public static OnrampException athenaTimeout(String object, String execution, java.time.Duration limit) {
        return new OnrampException(
                "ONR-V037",
                object + " could not be brought up to date in Athena: statement " + execution + " did not end within "
                        + limit.toSeconds() + " s",
                "it waits in the queue of the work group, or takes long; it has been told to stop",
                "repeat when Athena is less busy, or set athena.statement-timeout higher");
    }

    /** An engine that nobody applies anything to. */
    public static OnrampException notKept(Engine engine) {
        return new OnrampException(
                "ONR-V038",
                "there is no plan for " + engine.text(),
                "plan, apply and drift are there for trino and athena",
                "run the statements of onramp views show --engine " + engine.text());
    }

    private static String path(List<Identifier> way) {
        return way.stream().map(Identifier::value).collect(Collectors.joining("."));
    }

    private static String rootMessage(Throwable source) {
        Throwable root = source;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return message(root);
    }

    private static String message(Throwable source) {
        String message = source.getMessage();
        return message == null || message.isBlank() ? source.getClass().getSimpleName() : message;
    }
}
