//! Heights of the pieces of a text, in points, summed up so that a place is found in logarithmic time.

/// A Fenwick tree over heights (Fenwick 1994). 64-bit sums: 32-bit ones lose whole points beyond eight million.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    tree: Vec<f64>,
    each: Vec<f32>,
}

impl Heights {
    /// From the height of each piece.
    pub fn new(each: Vec<f32>) -> Self {
        let mut tree = vec![0.0; each.len() + 1];
        for (index, height) in each.iter().enumerate() {
            tree[index + 1] += f64::from(*height);
            let parent = (index + 1) + lowest_bit(index + 1);
            if parent < tree.len() {
                tree[parent] += tree[index + 1];
            }
        }
        Self { tree, each }
    }

    /// Sets the height of one piece and gives by how much it grew.
    pub fn set(&mut self, index: usize, height: f32) -> f32 {
        let Some(old) = self.each.get_mut(index) else { return 0.0 };
        let grown = height - *old;
        *old = height;
        let mut node = index + 1;
        while node < self.tree.len() {
            self.tree[node] += f64::from(grown);
            node += lowest_bit(node);
        }
        grown
    }

    /// The height of a piece.
    pub fn of(&self, index: usize) -> f32 {
        self.each.get(index).copied().unwrap_or(0.0)
    }

    /// The sum of the heights before a piece.
    pub fn before(&self, index: usize) -> f64 {
        let mut node = index.min(self.each.len());
        let mut sum = 0.0;
        while node > 0 {
            sum += self.tree[node];
            node -= lowest_bit(node);
        }
        sum
    }

    /// The sum of all heights.
    pub fn total(&self) -> f64 {
        self.before(self.each.len())
    }

    /// The piece at a height from the top; the last one beyond the end.
    pub fn find(&self, y: f64) -> usize {
        let mut node = 0;
        let mut left = y;
        let mut step = (self.tree.len().saturating_sub(1)).checked_ilog2().map_or(0, |bit| 1 << bit);
        while step > 0 {
            if node + step < self.tree.len() && self.tree[node + step] <= left {
                node += step;
                left -= self.tree[node];
            }
            step >>= 1;
        }
        node.min(self.each.len().saturating_sub(1))
    }
}

const fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_agree_with_adding_up(each in proptest::collection::vec(0_u8..40, 1..60), set in 0_usize..60, to in 0_u8..40) {
            let mut plain: Vec<f32> = each.iter().map(|height| f32::from(*height)).collect();
            let mut heights = Heights::new(plain.clone());
            let set = set % plain.len();
            heights.set(set, f32::from(to));
            plain[set] = f32::from(to);
            for index in 0..=plain.len() {
                let sum: f32 = plain[..index].iter().sum();
                prop_assert_eq!(heights.before(index), f64::from(sum));
            }
            for y in 0..plain.iter().sum::<f32>() as usize {
                let found = heights.find(y as f64);
                prop_assert!(heights.before(found) <= y as f64 && (y as f64) < heights.before(found + 1));
            }
        }
    }
}
