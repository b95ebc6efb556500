#!/usr/bin/env bash
# The demo, on a machine with Java 17 and Maven alone: builds, trains a model on data-samples,
# encodes every picture with it, and says where everything is. Each run has a folder of its own.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
run=runs/demo-$(date +%Y%m%d-%H%M%S)-$$

submit/spark-vae train --conf conf/demo.conf --set "training.output=$run/model"
submit/spark-vae encode --conf conf/demo.conf \
  --set "encoding.model=$run/model" --set "encoding.output=$run/encoded"

cat <<SUMMARY

model bundle   $run/model
metrics        $run/model/metrics.jsonl
latents        $run/encoded/latents
quarantine     $run/encoded/quarantine
run report     $run/encoded/run.json

What to try next:
  duckdb -c "select image_id, latent, kl from '$run/encoded/latents/*.parquet' order by kl desc limit 5"
  submit/spark-vae evaluate --conf conf/demo.conf --set evaluation.model=$run/model --set evaluation.output=$run/evaluation
  submit/spark-vae train --conf conf/photos-conv.conf --set corpus.path=YOUR_PHOTOS --set training.output=runs/photos
SUMMARY
