package dev.onramp.views.athena;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.ViewRules;
import dev.onramp.views.plan.ApplyResult;
import dev.onramp.views.plan.Breaking;
import dev.onramp.views.plan.Drift;
import dev.onramp.views.plan.ViewsPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model and an account of AWS that shall hold its views. */
final class AthenaLake {
    final RecordingAws aws;
    final Settings settings;
    final CanonicalModel model;

    AthenaLake(RecordingAws aws, CanonicalModel model) {
        this(aws, settings(aws), model);
    }

    private AthenaLake(RecordingAws aws, Settings settings, CanonicalModel model) {
        this.aws = aws;
        this.settings = settings;
        this.model = model;
        aws.account.infers(catalog());
    }

    private static Settings settings(RecordingAws aws) {
        return Settings.defaults()
                .with(Map.of(
                        "athena.endpoint", aws.url(),
                        "athena.glue-endpoint", aws.url(),
                        "athena.region", "eu-central-1",
                        "athena.access-key", "AKIDTEST",
                        "athena.secret-key", "secret",
                        "athena.output-location", "s3://results/athena/",
                        "s3.endpoint", aws.url()));
    }

    /** The same account under another model. */
    AthenaLake with(CanonicalModel changed) {
        return new AthenaLake(aws, settings, changed);
    }

    /** The same with other settings: key, value, key, value. */
    AthenaLake set(String... keysAndValues) {
        Map<String, String> overrides = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            overrides.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new AthenaLake(aws, settings.with(overrides), model);
    }

    /** What the model wants. */
    LakeCatalog catalog() {
        return LakeCatalog.of(model, LakeLayout.of(settings), ViewRules.DEFAULT, Engine.ATHENA);
    }

    AthenaLake withTables() {
        aws.account.writeTables(catalog());
        return this;
    }

    ApplyResult apply(Breaking breaking) {
        return AthenaViews.of(settings).apply(model, breaking);
    }

    ViewsPlan plan() {
        return AthenaViews.of(settings).plan(model);
    }

    List<Drift> drift() {
        return AthenaViews.of(settings).drift(model);
    }
}
