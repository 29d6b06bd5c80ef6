package dev.onramp.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What can be said of an engine on the command line. */
class ViewsCommandTest {
    private static final int USAGE = 2;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({"plan, spark", "apply, postgresql", "drift, SPARK"})
    void anEngineThatNothingIsAppliedToIsRefused(String command, String engine) {
        assertThat(run("views", command, "--engine", engine)).isNotZero();

        assertThat(err.toString()).contains("ONR-V038", "onramp views show --engine");
    }

    @Test
    void aPlanOfAthenaNeedsNoLocalStackButSettings() {
        assertThat(run("views", "plan", "--engine", "athena", "--set", "athena.region=Frankfurt"))
                .isNotZero();

        assertThat(err.toString()).contains("ONR-V031", "athena.region", "eu-central-1");
    }

    @ParameterizedTest
    @CsvSource({"analyst, views_masked", "STEWARD, views"})
    void thePolicyOfARoleIsPrinted(String role, String database) {
        assertThat(run(
                        "views",
                        "grants",
                        "--engine",
                        "athena",
                        "--with",
                        "iam",
                        "--role",
                        role,
                        "--set",
                        "access.athena-analyst=arn:aws:iam::123456789012:role/a",
                        "--set",
                        "access.athena-steward=arn:aws:iam::123456789012:role/s",
                        "--set",
                        "athena.region=eu-west-1",
                        "--set",
                        "athena.output-location=s3://results/"))
                .isZero();

        assertThat(out.toString())
                .contains(
                        "\"Version\" : \"2012-10-17\"",
                        "arn:aws:glue:eu-west-1:123456789012:table/" + database + "/account_wide");
    }

    @Test
    void lakeFormationIsWhatGrantsAreForWhereNothingIsSaid() {
        String analyst = "--set=access.athena-analyst=arn:aws:iam::123456789012:role/a";
        run("views", "grants", "--engine=athena", analyst);
        String unsaid = out.toString();
        run("views", "grants", "--engine=athena", "--with=lake-formation", analyst);

        assertThat(unsaid).contains("DataLakePrincipalIdentifier");
        assertThat(out.toString()).isEqualTo(unsaid + unsaid);
    }

    @ParameterizedTest
    @CsvSource({
        "grants --with iam, --engine athena",
        "grants --engine trino --with iam, --engine athena",
        "grants --engine athena --role steward, --with iam",
        "grants --engine athena --with roles, roles",
        "show --with iam, --masked --engine athena",
        "show --masked --engine trino --with iam, --masked --engine athena"
    })
    void whatMeansNothingThereIsAMistake(String arguments, String hint) {
        assertThat(run(("views " + arguments).split(" "))).isEqualTo(USAGE);

        assertThat(err.toString()).contains(hint);
    }

    @Test
    void theMaskedViewsOfIamAreOrdinaryOnes() {
        assertThat(run("views", "show", "--masked", "--engine", "athena", "--with", "iam"))
                .isZero();

        assertThat(out.toString())
                .contains("CREATE OR REPLACE VIEW views_masked.account_wide AS")
                .doesNotContain("PROTECTED");
    }

    private int run(String... arguments) {
        CommandLine line = Onramp.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
