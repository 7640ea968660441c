-- What is counted ahead of requests is only good for the version of the corpus that was counted.

select count_statements();
select measure_lists();
