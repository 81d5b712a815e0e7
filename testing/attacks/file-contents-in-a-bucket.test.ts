// What is tried with what is in files of the data folder, with the same files in a bucket.
import "../a-bucket";
import "./file-contents.test";
