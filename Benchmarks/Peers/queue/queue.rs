//! The hold model on the standard library's `BinaryHeap`.
//!
//! usage: queue NAME INCREMENTS N HOLDS [--dump FILE]      (--list names the subjects)
//! build: rustc --edition 2021 -O queue.rs

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::env;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::process::exit;
use std::time::Instant;

const CYCLE: usize = 1 << 20;

/// An entry as the heap orders it: by key, then by payload.
trait Entry: Ord {
    fn new(key: u64, payload: u64) -> Self;
    fn open(self) -> (u64, u64);
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Plain(u64, u64);

impl Entry for Plain {
    fn new(key: u64, payload: u64) -> Self {
        Plain(key, payload)
    }
    fn open(self) -> (u64, u64) {
        (self.0, self.1)
    }
}

/// Key and payload in one integer: comparing needs no branch.
impl Entry for u128 {
    fn new(key: u64, payload: u64) -> Self {
        u128::from(key) << 64 | u128::from(payload)
    }
    fn open(self) -> (u64, u64) {
        ((self >> 64) as u64, self as u64)
    }
}

struct Hold<'a, E: Entry> {
    heap: BinaryHeap<Reverse<E>>,
    increments: &'a [u64],
    number: u64,
}

impl<E: Entry> Hold<'_, E> {
    fn push(&mut self, now: u64) {
        let key = now + self.increments[self.number as usize & (CYCLE - 1)];
        self.heap.push(Reverse(E::new(key, self.number)));
        self.number += 1;
    }

    fn step(&mut self) -> (u64, u64) {
        let (key, payload) = self.heap.pop().expect("a hold never empties the heap").0.open();
        self.push(key);
        (key, payload)
    }
}

struct Task {
    name: String,
    increments: Vec<u64>,
    n: u64,
    holds: u64,
    dump: Option<BufWriter<File>>,
}

fn run<E: Entry>(mut task: Task) -> io::Result<()> {
    let mut model =
        Hold::<E> { heap: BinaryHeap::new(), increments: &task.increments, number: 0 };
    for _ in 0..task.n {
        model.push(0);
    }
    for _ in 0..(2 * task.n).clamp(100_000, 20_000_000) {
        model.step();
    }
    let mut hash = 0u64;
    let mut add = |(key, payload): (u64, u64)| {
        hash = hash.wrapping_mul(31).wrapping_add(key);
        hash = hash.wrapping_mul(31).wrapping_add(payload);
    };
    let start = Instant::now();
    if let Some(dump) = &mut task.dump {
        for _ in 0..task.holds {
            let popped = model.step();
            dump.write_all(&popped.0.to_le_bytes())?;
            dump.write_all(&popped.1.to_le_bytes())?;
            add(popped);
        }
        dump.flush()?;
    } else {
        for _ in 0..task.holds {
            add(model.step());
        }
    }
    let nanoseconds = start.elapsed().as_nanos() as f64 / task.holds as f64;
    println!("{},{},{},{nanoseconds:.3},{hash:016x}", task.name, task.n, task.holds);
    Ok(())
}

fn usage() -> ! {
    eprintln!("usage: queue NAME INCREMENTS N HOLDS [--dump FILE]");
    exit(64)
}

fn task(words: &[String]) -> io::Result<Task> {
    let (name, file, n, holds, dump) = match words {
        [name, file, n, holds] => (name, file, n, holds, None),
        [name, file, n, holds, option, dump] if option == "--dump" => {
            (name, file, n, holds, Some(BufWriter::new(File::create(dump)?)))
        }
        _ => usage(),
    };
    let increments: Vec<u64> = fs::read(file)?
        .chunks_exact(8)
        .map(|bytes| u64::from_le_bytes(bytes.try_into().expect("eight bytes")))
        .collect();
    assert_eq!(increments.len(), CYCLE, "{file} has another length");
    let number = |word: &String| word.parse().unwrap_or_else(|_| usage());
    Ok(Task { name: name.clone(), increments, n: number(n), holds: number(holds), dump })
}

fn main() -> io::Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some("--list") => println!("rust-binary-heap\nrust-binary-heap-packed"),
        Some("rust-binary-heap") => run::<Plain>(task(&words)?)?,
        Some("rust-binary-heap-packed") => run::<u128>(task(&words)?)?,
        _ => usage(),
    }
    Ok(())
}
