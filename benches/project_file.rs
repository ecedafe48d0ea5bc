//! Opening and writing a project of 100,000 highlights.

mod large;

use criterion::{Criterion, criterion_group, criterion_main};
use variorum::storage::{parse, render};

fn project_file(bench: &mut Criterion) {
    let project = large::project();
    let text = render(&project);
    let mut group = bench.benchmark_group("100,000 highlights");
    group.sample_size(10);
    group.bench_function("open", |bench| bench.iter_with_large_drop(|| parse(&text)));
    group.bench_function("write", |bench| bench.iter(|| render(&project)));
    group.finish();
}

criterion_group!(benches, project_file);
criterion_main!(benches);
