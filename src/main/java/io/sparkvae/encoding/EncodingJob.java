package io.sparkvae.encoding;

import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.vae.bundle.Provenance;

/**
 * What to encode and where to.
 *
 * @param resolvedSettings all settings of the command as text, stored beside the tables
 * @param provenance software and processor, for the run report
 */
public record EncodingJob(
    CorpusSettings corpus,
    EncodingSettings encoding,
    String resolvedSettings,
    Provenance provenance) {}
