package io.sparkvae.encoding;

import io.sparkvae.source.CorpusSettings;

/**
 * What to encode and where to.
 *
 * @param resolvedSettings all settings of the command as text, stored beside the tables
 */
public record EncodingJob(
    CorpusSettings corpus, EncodingSettings encoding, String resolvedSettings) {}
