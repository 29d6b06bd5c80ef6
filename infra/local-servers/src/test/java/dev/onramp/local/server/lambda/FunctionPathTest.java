package dev.onramp.local.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionPathTest {
    @Test
    void findsTheFunctionByEveryFormOfItsName() {
        for (String name : new String[] {
            "f-1", "f-1:$LATEST", "000000000000:function:f-1", "arn:aws:lambda:eu-central-1:000000000000:function:f-1:7"
        }) {
            assertThat(FunctionPath.parse("/2015-03-31/functions/" + name + "/invocations"))
                    .as(name)
                    .contains(new FunctionPath("f-1", true));
        }
        assertThat(FunctionPath.parse("/2015-03-31/functions/f-1")).contains(new FunctionPath("f-1", false));
    }

    @Test
    void findsNothingInOtherPaths() {
        for (String path : new String[] {
            "/",
            "/2015-03-31/functions",
            "/2015-03-31/functions/",
            "/2015-03-31/functions/f/versions",
            "/2015-03-31/functions/a b"
        }) {
            assertThat(FunctionPath.parse(path)).as(path).isEmpty();
        }
    }
}
